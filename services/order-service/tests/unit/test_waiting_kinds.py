from order_service.application.waiting import WaitingKind
from order_service.domain.attention import AttentionKind
from order_service.presentation.http.attention_answers import WaitingNumbersAnswer


def test_whatever_an_order_can_wait_for_is_listed_and_counted() -> None:
    assert {kind.value for kind in AttentionKind} <= {kind.value for kind in WaitingKind}
    assert set(WaitingNumbersAnswer.model_fields) == {kind.value for kind in WaitingKind}
