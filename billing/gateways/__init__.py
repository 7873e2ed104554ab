"""Payment gateways: one protocol, one folder each. `registry.gateway(code)` gives one."""
