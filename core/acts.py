"""What a person may do next with a thing: data that a view hands to its page.

Pages draw acts and hold no lifecycle: which act comes when is decided where the lifecycle is.
"""

from dataclasses import dataclass

from django import forms

from .policy import Verdict


@dataclass(frozen=True)
class Act:
    """One button that posts to `url`, or its reason for being grey, or a form that it sends.

    `label` and `hint` are texts, also lazy ones. `kind` is the button's look: "" first choice,
    "2" second choice, "bad" for what ends or refuses something. `name` and `value` are the button's
    own, where one address takes several decisions. Where it `is_link`, `url` is a page to open.
    """

    label: object
    url: str
    verdict: Verdict
    form: forms.Form | None = None
    kind: str = ""
    hint: object = ""
    name: str = ""
    value: str = ""
    is_link: bool = False
