"""What people decided about findings, kept in files beside the law: baseline, waivers, reviewed correlations.

Detecting and assessing know nothing of it. ``settle`` lays the decisions over a report at the end, and
every decision says in the report what became of it.
"""

from iccpr_check.decisions.settling import Decisions, Settled, settle

__all__ = ["Decisions", "Settled", "settle"]
