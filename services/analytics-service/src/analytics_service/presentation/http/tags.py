"""The groups of analytics-service's operations in its OpenAPI document."""

from typing import Final

from servicekit.documented import Tag

EVENTS: Final = Tag("Events", "What browsers tell: events of shoppers, and how well the pages work for them.")
SHOWN: Final = Tag("Shown in the shop", "What everybody may see of what is counted.")
REPORTS: Final = Tag(
    "Reports",
    "What staff see. Days, weeks (from Monday) and months are those of the shop's time zone, which each answer names; "
    "amounts are in the shop's currency, and orders paid in another are not counted. Purchases and refunds come from "
    "order-service alone. Visitors and sessions are those who agreed to be counted; all other figures count "
    "everybody. Bots are in no figure.",
)
