from django.apps import AppConfig


class OfflineGatewayConfig(AppConfig):
    """A gateway that keeps its own table, apart from billing's."""

    name = "billing.gateways.offline"
    label = "offline_gateway"
    default_auto_field = "django.db.models.BigAutoField"
