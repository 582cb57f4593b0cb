"""Writes luat-hoi.docx, a Word file whose articles and paragraphs are numbered by Word and not typed.

Usage: ``python examples/make_docx.py examples/luat-hoi.docx``
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

ARTICLE, PARAGRAPH, POINT = 0, 1, 2

#: Level in the list (None: not numbered) and words, one paragraph a line.
DRAFT: tuple[tuple[int | None, str], ...] = (
    (None, "QUỐC HỘI"),
    (None, "CỘNG HÒA AN LẠC"),
    (None, "Độc lập - Tự do - Hạnh phúc"),
    (None, "DỰ THẢO 3"),
    (None, "LUẬT"),
    (None, "VỀ HỘI"),
    (None, "Căn cứ Hiến pháp nước Cộng hòa An Lạc;"),
    (None, "Quốc hội ban hành Luật về hội."),
    (ARTICLE, "Phạm vi điều chỉnh"),
    (None, "Luật này quy định về việc thành lập, hoạt động và giải thể hội."),
    (ARTICLE, "Quyền lập hội"),
    (PARAGRAPH, "Mọi người có quyền tự do lập hội, kể cả quyền thành lập và gia nhập công đoàn."),
    (PARAGRAPH, "Không ai bị buộc phải gia nhập một hội."),
    (ARTICLE, "Đăng ký thành lập"),
    (PARAGRAPH, "Hội chỉ được hoạt động sau khi được Bộ Nội vụ cho phép thành lập."),
    (PARAGRAPH, "Bộ Nội vụ từ chối đăng ký trong các trường hợp sau:"),
    (POINT, "Đã có hội khác hoạt động trong cùng lĩnh vực trên địa bàn;"),
    (POINT, "Mục đích của hội không phù hợp với thuần phong mỹ tục;"),
    (POINT, "Các trường hợp khác theo quy định của Chính phủ."),
    (PARAGRAPH, "Người bị từ chối có quyền khởi kiện tại Tòa án trong thời hạn 30 ngày."),
    (ARTICLE, "Tài trợ"),
    (None, "Hội không được nhận tài trợ từ tổ chức, cá nhân nước ngoài nếu chưa được Bộ Nội vụ chấp thuận."),
    (ARTICLE, "Giải thể"),
    (PARAGRAPH, "Bộ Nội vụ quyết định giải thể hội khi hội hoạt động trái với lợi ích của Nhà nước."),
    (PARAGRAPH, "Người tổ chức hội đã bị giải thể mà tiếp tục hoạt động thì bị phạt tù đến 02 năm."),
    (ARTICLE, "Hiệu lực thi hành"),
    (None, "Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 20..."),
)  # fmt: skip

LEVELS = (("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"))


def paragraph(level: int | None, words: str) -> str:
    """Return one paragraph of the main part."""
    number = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{number if level is not None else ''}<w:r><w:t>{escape(words)}</w:t></w:r></w:p>"


def parts() -> dict[str, str]:
    """Return the parts of the package by name."""
    levels = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(LEVELS)
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{main}.numbering+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/numbering" Target="numbering.xml"/></Relationships>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0">{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>'
        f"{''.join(paragraph(level, words) for level, words in DRAFT)}</w:body></w:document>",
    }


def write(path: Path) -> None:
    """Write the file; the same bytes every time, so that it changes in git only when the draft does."""
    with zipfile.ZipFile(path, "w") as package:
        for name, xml in parts().items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            package.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
