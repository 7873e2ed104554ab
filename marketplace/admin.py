"""Names for people of what the installed packages bring into the administration."""

from django.utils.translation import gettext_lazy as _

from core.admin import name_models

name_models(
    {
        "axes.AccessAttempt": (_("sign-in attempt"), _("Sign-in attempts")),
        "axes.AccessFailureLog": (_("failed sign-in"), _("Failed sign-ins")),
        "axes.AccessLog": (_("sign-in"), _("Sign-ins")),
        "mfa.Authenticator": (_("second factor"), _("Second factors")),
    },
    {},
    {"axes": _("Protection of sign-in")},
)
