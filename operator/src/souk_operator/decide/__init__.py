"""What ought to be done, computed from what was seen: no input or output in here."""

from souk_operator.decide.desired import Desired, desired_state

__all__ = ["Desired", "desired_state"]
