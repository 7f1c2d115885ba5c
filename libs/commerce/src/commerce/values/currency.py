"""Currencies that something can be sold in."""

from dataclasses import dataclass
from typing import Final

from commerce.values.refusal import Refusal

# ISO 4217's currencies of countries and unions; no metals, funds, test codes or units of account.
_LIST: Final = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP "
    "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF "
    "IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD "
    "MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB "
    "RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD "
    "UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"
)
_CODES: Final = frozenset(_LIST.split())


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of ISO 4217 in which a shop can sell; raises Refusal for anything else, XXX and XTS too."""

    code: str

    def __post_init__(self) -> None:
        if self.code not in _CODES:
            raise Refusal("currency_unknown", "This is no currency; please give one by its ISO 4217 code, like EUR")
