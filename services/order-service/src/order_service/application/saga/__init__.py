"""The eleven acts that carry a purchase from the cart to its end, whichever process dies on the way.

- `draft_order` prices the request, `admit_order` writes order and saga, `reserve_and_bill` reserves the stock and
  creates the payment intent; `follow_order` gives a second checkout the same order.
- `settle_payment` and `record_refund` write down what payment-service publishes, `ask_payments` asks it while it
  publishes nothing, `confirm` confirms a paid order.
- `reconcile` leases what is due, `advance` carries it on step by step, `steps` holds what each step does.
"""
