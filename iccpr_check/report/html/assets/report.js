"use strict";
// Without this script everything is readable and every link leads to its place; with it, both texts move together.
(() => {
  document.documentElement.classList.add("js");

  const words = (text) => (text || "").split(" ").filter(Boolean);

  /** Scroll a pane until an element stands `below` pixels under its upper edge. */
  function bring(pane, element, below) {
    let frames = 6; // heights of what was off screen are known only as it is drawn
    const move = () => {
      pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - below;
      frames -= 1;
      if (frames) requestAnimationFrame(move);
    };
    move();
  }

  /** The two texts of one document, its filters, and the links that lead into it. */
  function reader(section) {
    const desk = section.querySelector(".desk");
    const draft = section.querySelector(".draft");
    const covenant = section.querySelector(".covenant");
    const form = section.querySelector("form");
    const output = section.querySelector("output");
    const wording = section.querySelector(".bench").dataset.shown;
    const cards = [...section.querySelectorAll(".card")];
    const marks = [...draft.querySelectorAll(".m")];
    const byNumber = new Map(cards.map((card) => [card.dataset.n, card]));
    const opener = (card) => card.querySelector(".open");
    let chosen = null;

    function choose(card) {
      if (chosen) {
        chosen.classList.remove("chosen");
        opener(chosen).setAttribute("aria-expanded", "false");
      }
      for (const mark of marks) {
        mark.classList.toggle("chosen", card !== null && words(mark.dataset.f).includes(card.dataset.n));
      }
      chosen = card;
      if (card) {
        card.classList.add("chosen");
        opener(card).setAttribute("aria-expanded", "true");
      }
    }

    function showInDraft(element) {
      bring(draft, element, draft.clientHeight / 3);
    }

    function showInCovenant(element) {
      const head = element.closest(".provision").querySelector(".words");
      const under = element.classList.contains("card") ? head.offsetHeight : 0;
      bring(covenant, element, under);
    }

    /** Show a finding on both sides; `focus` tells where the reader goes on. */
    function open(card, { mark = null, focus = null } = {}) {
      if (card.hidden) {
        form.reset();
        filter();
      }
      choose(card);
      desk.scrollIntoView({ block: "nearest" });
      showInCovenant(card);
      const place = mark || document.getElementById(opener(card).getAttribute("href").slice(1));
      if (place && draft.contains(place)) showInDraft(place);
      if (focus) focus.focus({ preventScroll: true });
      history.replaceState(null, "", `#${card.id}`);
    }

    /** Follow a link to a card, a mark, a unit of the draft or a provision. */
    function go(target) {
      if (target.classList.contains("card")) {
        open(target, { focus: opener(target) });
        return;
      }
      desk.scrollIntoView({ block: "nearest" });
      if (draft.contains(target)) {
        showInDraft(target);
        if (target.matches("a")) target.focus({ preventScroll: true });
        else draft.focus({ preventScroll: true });
      } else if (covenant.contains(target)) {
        showInCovenant(target);
        (target.querySelector(".words[tabindex]") || covenant).focus({ preventScroll: true });
      }
    }

    function filter() {
      const chosenOf = (name) => new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
      const severities = chosenOf("severity");
      const effects = chosenOf("effect");
      const provision = form.elements.provision.value;
      const unit = form.elements.unit.value;
      const boxes = [...form.querySelectorAll("[type=checkbox]")];
      const narrowed = provision !== "" || unit !== "" || boxes.some((box) => !box.checked);
      const fits = (data) =>
        effects.has(data.k) &&
        (!provision || words(data.p).includes(provision)) &&
        (!unit || words(data.u).includes(unit));
      const shown = new Set();
      for (const card of cards) {
        card.hidden = !(severities.has(card.dataset.s) && fits(card.dataset));
        if (!card.hidden) shown.add(card.dataset.n);
      }
      for (const mark of marks) {
        const on = mark.dataset.f ? words(mark.dataset.f).some((n) => shown.has(n)) : !narrowed || fits(mark.dataset);
        mark.classList.toggle("off", !on);
      }
      for (const group of covenant.querySelectorAll(".provision")) {
        group.hidden = narrowed && !group.querySelector(".card:not([hidden])");
      }
      if (chosen && chosen.hidden) choose(null);
      output.textContent = wording.replace("{n}", shown.size).replace("{all}", cards.length);
    }

    function step(by) {
      const visible = cards.filter((card) => !card.hidden);
      if (!visible.length) return;
      const at = visible.indexOf(chosen);
      const next = at < 0 ? (by > 0 ? 0 : visible.length - 1) : (at + by + visible.length) % visible.length;
      open(visible[next]);
    }

    for (const card of cards) {
      opener(card).setAttribute("role", "button");
      opener(card).setAttribute("aria-expanded", "false");
    }
    form.addEventListener("change", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => requestAnimationFrame(filter));
    section.addEventListener("click", (event) => {
      const button = event.target.closest("[data-step]");
      if (button) step(Number(button.dataset.step));
      const link = event.target.closest("a.open, a.go, .draft a.m");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (link.matches(".open")) {
        const card = link.closest(".card");
        if (card === chosen) choose(null);
        else open(card);
      } else if (link.dataset.f) {
        const card = words(link.dataset.f).map((n) => byNumber.get(n)).find((one) => !one.hidden);
        const lead = card || byNumber.get(words(link.dataset.f)[0]);
        open(lead, { mark: link, focus: opener(lead) });
      } else {
        const target = document.getElementById(link.getAttribute("href").slice(1));
        if (target) go(target);
      }
    });
    section.addEventListener("keydown", (event) => {
      if (event.key === " " && event.target.matches("a.open, .draft a.m")) {
        event.preventDefault();
        event.target.click();
      }
    });
    return { section, go };
  }

  addEventListener("DOMContentLoaded", () => {
    const readers = [...document.querySelectorAll(".document")].map(reader);
    const chooser = [...document.querySelectorAll(".chooser a")];

    /** Of several documents one is shown at a time. */
    function show(section) {
      for (const one of readers) one.section.hidden = one.section !== section;
      for (const link of chooser) {
        if (link.getAttribute("href") === `#${section.id}`) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
      document.querySelector(".skip").setAttribute("href", `#${section.id}-findings`);
    }

    function follow() {
      const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const one = target && readers.find((each) => each.section.contains(target));
      if (!one) return false;
      show(one.section);
      if (target !== one.section) one.go(target);
      return true;
    }

    if (matchMedia("(max-width: 55rem)").matches) {
      for (const filter of document.querySelectorAll(".filter")) filter.open = false;
    }
    addEventListener("hashchange", follow);
    if (!follow() && readers.length > 1) show(readers[0].section);
  });
})();
