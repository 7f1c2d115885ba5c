// Written by `npm run generate` from services/payment-service/openapi.json.
export interface paths {
    "/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Payments
         * @description One's own payments, newest first; some staff see everybody's.
         *
         *     Whoever holds the permission `payments.read` may see or do more.
         */
        get: operations["list_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Payment
         * @description A payment with its attempts and refunds; some staff see everybody's, and what the provider calls each.
         *
         *     Whoever holds the permission `payments.read` may see or do more.
         */
        get: operations["show_payment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{payment_id}/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Transactions
         * @description How a payment was booked; some staff see everybody's.
         *
         *     Whoever holds the permission `payments.read` may see or do more.
         */
        get: operations["list_transactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All Payments
         * @description Everybody's payments. A page may be shorter than `limit`, even empty, and yet have a `next_cursor`.
         *
         *     Needs the permission `payments.read`.
         */
        get: operations["list_all_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm
         * @description Pay with a card. A repeat with the same key never charges twice; 504 means: ask again with the same key.
         */
        post: operations["confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/create-intent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Intent
         * @description Order-service creates the payment of an order (201); its owner asks for it (200).
         */
        post: operations["create_intent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Waiting Money
         * @description How much there is that somebody may have to look at.
         *
         *     Needs the permission `payments.read`.
         */
        get: operations["show_waiting_money"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trial Balance
         * @description Debit and credit by account and currency, in minor units; `balanced` where they are equal in each currency.
         *
         *     Needs the permission `ledger.read`.
         */
        get: operations["trial_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/ledger/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Movements
         * @description What moved money between accounts, the newest first.
         *
         *     Needs the permission `ledger.read`.
         */
        get: operations["list_movements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund Payment
         * @description Give money back, up to what was captured.
         */
        post: operations["refund_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Refunds
         * @description Refunds and what became of them.
         *
         *     Needs the permission `payments.read`.
         */
        get: operations["list_refunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive Webhook
         * @description An event of the provider, signed over the raw body within the last or next 300 seconds.
         */
        post: operations["receive_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Webhooks
         * @description What the provider sent within thirty days and what became of it, the newest first; never what it said.
         *
         *     Needs the permission `payments.read`.
         */
        get: operations["list_webhooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Account
         * @description What the provider holds for us, what customers paid for their orders, and what they got back.
         * @enum {string}
         */
        Account: "provider_balance" | "order_payments" | "refunds";
        /**
         * AccountBalanceAnswer
         * @description An account's sums in one currency, in minor units.
         */
        AccountBalanceAnswer: {
            account: components["schemas"]["Account"];
            /** Credit */
            credit: number;
            /** Currency */
            currency: string;
            /** Debit */
            debit: number;
        };
        /**
         * AttemptStatus
         * @description STARTED covers everything between our question and an answer, a lost answer included.
         * @enum {string}
         */
        AttemptStatus: "started" | "requires_action" | "processing" | "succeeded" | "declined" | "lapsed" | "withdrawn";
        /**
         * ChargingRuleAnswer
         * @description What the provider can charge in `currency`: from `minimum` to `maximum` in multiples of `step` (minor units).
         *
         *     In `test_mode` it takes nobody's money.
         */
        ChargingRuleAnswer: {
            /** Currency */
            currency: string;
            /** Maximum */
            maximum: number;
            /** Minimum */
            minimum: number;
            /** Step */
            step: number;
            /** Test Mode */
            test_mode: boolean;
        };
        /**
         * ConfirmationAnswer
         * @description How the payment stands after an attempt.
         */
        ConfirmationAnswer: {
            amount: components["schemas"]["Money"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            next_action: components["schemas"]["NextActionAnswer"] | null;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            status: components["schemas"]["PaymentStatus"];
        };
        /**
         * ConfirmPaymentBody
         * @description `payment_method` is the provider's id of a card; `return_url` is the page of the shop that an authentication page
         *     sends back to.
         */
        ConfirmPaymentBody: {
            /**
             * Payment Id
             * Format: uuid
             */
            payment_id: string;
            /**
             * Payment Method
             * @example pm_card_visa
             */
            payment_method: string;
            /** Return Url */
            return_url: string;
        };
        /**
         * CreateIntentBody
         * @description `{order_id}` from a shopper, `{order_id, owner_id, amount}` from order-service.
         * @example {
         *       "order_id": "01890a5d-ac96-774b-bcce-b302099a8057"
         *     }
         */
        CreateIntentBody: {
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description ISO 4217
         * @example EUR
         */
        Currency: string;
        /**
         * Fault
         * @description One fault of a refused request; some codes add members of their own, such as `variant_id`.
         */
        Fault: {
            /**
             * Code
             * @description Stable, snake_case.
             */
            code: string;
            /**
             * Field
             * @description Where it is: `body.shipping_address.postal_code`.
             */
            field?: string;
            /**
             * Message
             * @description A sentence for developers.
             */
            message?: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * FoundPaymentAnswer
         * @description The payment of an order; `captured` and `refunded` are what really moved.
         */
        FoundPaymentAnswer: {
            amount: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            refunded: components["schemas"]["Money"];
            status: components["schemas"]["PaymentStatus"];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * FoundPaymentsAnswer
         * @description Orders without a payment are left out.
         */
        FoundPaymentsAnswer: {
            /** Payments */
            payments: components["schemas"]["FoundPaymentAnswer"][];
        };
        /**
         * LedgerEntryAnswer
         * @description One leg; minor units of the transaction's currency.
         */
        LedgerEntryAnswer: {
            account: components["schemas"]["Account"];
            /** Credit */
            credit: number;
            /** Debit */
            debit: number;
        };
        /**
         * LedgerMovementAnswer
         * @description A movement in the list of all, with the payment and the order that it was for.
         */
        LedgerMovementAnswer: {
            /** Currency */
            currency: string;
            /** Entries */
            entries: components["schemas"]["LedgerEntryAnswer"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["TransactionKind"];
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /**
             * Payment Id
             * Format: uuid
             */
            payment_id: string;
            /** Refund Id */
            refund_id: string | null;
        };
        /** LedgerMovementPage */
        LedgerMovementPage: {
            /** Items */
            items: components["schemas"]["LedgerMovementAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * LookUpPaymentsBody
         * @description Up to 200 orders.
         */
        LookUpPaymentsBody: {
            /** Order Ids */
            order_ids: string[];
        };
        /**
         * Money
         * @description An amount in minor units (cents, fils, yen) and its ISO 4217 currency.
         * @example {
         *       "amount": 1999,
         *       "currency": "EUR"
         *     }
         */
        Money: {
            /** Amount */
            amount: number;
            /** Currency */
            currency: string;
        };
        /**
         * NextActionAnswer
         * @description The shopper has to go there; null when the provider's browser code knows where from the client secret.
         */
        NextActionAnswer: {
            /**
             * Type
             * @default redirect_to_url
             * @constant
             */
            type?: "redirect_to_url";
            /** Url */
            url: string | null;
        };
        /**
         * PaymentAnswer
         * @description A payment; `captured` and `refunded` are what really moved.
         */
        PaymentAnswer: {
            amount: components["schemas"]["Money"];
            captured: components["schemas"]["Money"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Provider */
            provider: string;
            refunded: components["schemas"]["Money"];
            status: components["schemas"]["PaymentStatus"];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * PaymentAttemptAnswer
         * @description One try to pay.
         */
        PaymentAttemptAnswer: {
            /** Decline Code */
            decline_code: string | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Payment Method */
            payment_method: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            status: components["schemas"]["AttemptStatus"];
        };
        /**
         * PaymentDetailsAnswer
         * @description A payment with everything that happened to it.
         */
        PaymentDetailsAnswer: {
            amount: components["schemas"]["Money"];
            /** Attempts */
            attempts: components["schemas"]["PaymentAttemptAnswer"][];
            captured: components["schemas"]["Money"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            next_action: components["schemas"]["NextActionAnswer"] | null;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Provider */
            provider: string;
            refunded: components["schemas"]["Money"];
            /** Refunds */
            refunds: components["schemas"]["RefundAnswer"][];
            status: components["schemas"]["PaymentStatus"];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * PaymentIntentAnswer
         * @description How to pay: open the provider's form with `publishable_key` and `client_secret`, then confirm the payment.
         */
        PaymentIntentAnswer: {
            amount: components["schemas"]["Money"];
            /** Client Secret */
            client_secret: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Provider */
            provider: string;
            /** Publishable Key */
            publishable_key: string;
            status: components["schemas"]["PaymentStatus"];
        };
        /** PaymentPage */
        PaymentPage: {
            /** Items */
            items: components["schemas"]["PaymentAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * PaymentSort
         * @description In which order staff sees payments.
         * @enum {string}
         */
        PaymentSort: "newest" | "oldest" | "amount_desc" | "amount_asc";
        /**
         * PaymentStatus
         * @description VOIDING: we cancelled it, the provider has not confirmed. SUCCEEDED can follow even VOIDED: money is a fact.
         * @enum {string}
         */
        PaymentStatus: "requires_payment_method" | "processing" | "requires_action" | "succeeded" | "voiding" | "voided";
        /**
         * Problem
         * @description RFC 9457 problem details; switch on `code`. Some codes add members of their own.
         */
        Problem: {
            /**
             * Code
             * @description Stable, snake_case; each operation lists those that it answers.
             */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Errors
             * @description The single faults, where there is more to say.
             */
            errors: components["schemas"]["Fault"][];
            /**
             * Instance
             * @description The path as it was asked for.
             */
            instance: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /**
             * Type
             * @constant
             */
            type: "about:blank";
        } & {
            [key: string]: unknown;
        };
        /**
         * ReceivedWebhookAnswer
         * @description An event of the provider, without its body. `about` is what the provider calls its object, `payment_id` ours.
         *
         *     `reason` says why it failed or was not understood; it came `deliveries` times, first at `received_at`, last at
         *     `heard_at`.
         */
        ReceivedWebhookAnswer: {
            /** About */
            about: string;
            /** Deliveries */
            deliveries: number;
            /** Event Id */
            event_id: string;
            /**
             * Heard At
             * Format: date-time
             */
            heard_at: string;
            outcome: components["schemas"]["WebhookOutcome"];
            /** Payment Id */
            payment_id: string | null;
            /** Provider */
            provider: string;
            /** Reason */
            reason: string | null;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Type */
            type: string;
        };
        /** ReceivedWebhookPage */
        ReceivedWebhookPage: {
            /** Items */
            items: components["schemas"]["ReceivedWebhookAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * RefundAnswer
         * @description Money on its way back, or back already; `origin` says who asked for it.
         */
        RefundAnswer: {
            amount: components["schemas"]["Money"];
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            origin: components["schemas"]["RefundOrigin"];
            /** Reason */
            reason: string;
            status: components["schemas"]["RefundStatus"];
        };
        /**
         * RefundFateAnswer
         * @description A refund in a list, with what it belongs to.
         */
        RefundFateAnswer: {
            amount: components["schemas"]["Money"];
            /** Check At */
            check_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Failure Code */
            failure_code: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            origin: components["schemas"]["RefundOrigin"];
            /**
             * Payment Id
             * Format: uuid
             */
            payment_id: string;
            /** Provider */
            provider: string;
            /** Provider Id */
            provider_id: string | null;
            /** Reason */
            reason: string;
            status: components["schemas"]["RefundStatus"];
            /** Tries */
            tries: number;
        };
        /** RefundFatePage */
        RefundFatePage: {
            /** Items */
            items: components["schemas"]["RefundFateAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * RefundOrigin
         * @description Who asked for it: order-service, or somebody in the provider's own dashboard.
         * @enum {string}
         */
        RefundOrigin: "order" | "dashboard";
        /**
         * RefundPaymentBody
         * @description `refund_id` is order-service's own: the same id is the same refund for ever.
         */
        RefundPaymentBody: {
            amount: components["schemas"]["Money"];
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /** Reason */
            reason: string;
            /**
             * Refund Id
             * Format: uuid
             */
            refund_id: string;
        };
        /**
         * RefundSort
         * @description FAILED_FIRST shows failed refunds, then pending, then succeeded ones, of each the newest first.
         * @enum {string}
         */
        RefundSort: "failed_first" | "newest";
        /**
         * RefundStandingAnswer
         * @description `pending` is settled in the background, and an event says how.
         */
        RefundStandingAnswer: {
            /**
             * Refund Id
             * Format: uuid
             */
            refund_id: string;
            status: components["schemas"]["RefundStatus"];
        };
        /**
         * RefundStatus
         * @description Where a refund stands.
         * @enum {string}
         */
        RefundStatus: "pending" | "succeeded" | "failed";
        /**
         * StaffPaymentAnswer
         * @description A payment in staff's list: what the provider calls it, how often it was tried, how the last try was refused.
         */
        StaffPaymentAnswer: {
            amount: components["schemas"]["Money"];
            /** Attempt Count */
            attempt_count: number;
            captured: components["schemas"]["Money"];
            /** Charge Id */
            charge_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Decline Code */
            decline_code: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Intent Id */
            intent_id: string | null;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /**
             * Owner Id
             * Format: uuid
             */
            owner_id: string;
            /** Provider */
            provider: string;
            refunded: components["schemas"]["Money"];
            status: components["schemas"]["PaymentStatus"];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * StaffPaymentDetailsAnswer
         * @description What staff sees besides: whose payment it is, and what the provider calls it and its refunds.
         */
        StaffPaymentDetailsAnswer: {
            amount: components["schemas"]["Money"];
            /** Attempts */
            attempts: components["schemas"]["PaymentAttemptAnswer"][];
            captured: components["schemas"]["Money"];
            /** Charge Id */
            charge_id: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Intent Id */
            intent_id: string | null;
            next_action: components["schemas"]["NextActionAnswer"] | null;
            /**
             * Order Id
             * Format: uuid
             */
            order_id: string;
            /**
             * Owner Id
             * Format: uuid
             */
            owner_id: string;
            /** Provider */
            provider: string;
            refunded: components["schemas"]["Money"];
            /** Refunds */
            refunds: components["schemas"]["StaffRefundAnswer"][];
            status: components["schemas"]["PaymentStatus"];
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /** StaffPaymentPage */
        StaffPaymentPage: {
            /** Items */
            items: components["schemas"]["StaffPaymentAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * StaffRefundAnswer
         * @description `failure_code` is the provider's word for why it failed, if it said one; `provider_id` what it calls the refund.
         *
         *     `tries` counts the questions that came to no end, `check_at` is the next one, null when the end is known.
         */
        StaffRefundAnswer: {
            amount: components["schemas"]["Money"];
            /** Check At */
            check_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Failure Code */
            failure_code: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            origin: components["schemas"]["RefundOrigin"];
            /** Provider Id */
            provider_id: string | null;
            /** Reason */
            reason: string;
            status: components["schemas"]["RefundStatus"];
            /** Tries */
            tries: number;
        };
        /**
         * TransactionAnswer
         * @description A movement of money; its debits equal its credits.
         */
        TransactionAnswer: {
            /** Currency */
            currency: string;
            /** Entries */
            entries: components["schemas"]["LedgerEntryAnswer"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["TransactionKind"];
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            /** Refund Id */
            refund_id: string | null;
        };
        /**
         * TransactionKind
         * @description Why money moved between two accounts.
         * @enum {string}
         */
        TransactionKind: "capture" | "refund" | "refund_reversal";
        /** TransactionPage */
        TransactionPage: {
            /** Items */
            items: components["schemas"]["TransactionAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * TrialBalanceAnswer
         * @description Every account per currency; `balanced` when debits equal credits in each currency.
         */
        TrialBalanceAnswer: {
            /** Accounts */
            accounts: components["schemas"]["AccountBalanceAnswer"][];
            /** Balanced */
            balanced: boolean;
        };
        /**
         * VoidAnswer
         * @description `unknown`: ask again; until then the payment may still succeed.
         */
        VoidAnswer: {
            outcome: components["schemas"]["VoidOutcome"];
        };
        /**
         * VoidOutcome
         * @description UNKNOWN: ask again; the provider has not confirmed it yet.
         * @enum {string}
         */
        VoidOutcome: "voided" | "succeeded" | "unknown";
        /**
         * WaitingMoneyAnswer
         * @description Each number is that of the list with the same condition, counted up to 10,000.
         */
        WaitingMoneyAnswer: {
            /** Refunds Pending */
            refunds_pending: number;
            /** Webhooks Failed */
            webhooks_failed: number;
            /** Webhooks Not Understood */
            webhooks_not_understood: number;
        };
        /**
         * WebhookAnswer
         * @description The event is taken in, or was before.
         */
        WebhookAnswer: {
            /**
             * Received
             * @default true
             */
            received?: boolean;
        };
        /**
         * WebhookOutcome
         * @description KNOWN said nothing new, IGNORED was none of our business, FAILED comes again, for the provider was told so.
         * @enum {string}
         */
        WebhookOutcome: "handled" | "known" | "ignored" | "not_understood" | "failed";
    };
    responses: {
        /** @description `card_declined`: The card was declined */
        card_declined: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "card_declined";
                };
            };
        };
        /** @description `database_unavailable`: A part of the shop is not reachable */
        database_unavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "database_unavailable";
                };
            };
        };
        /** @description `forbidden`: You may not do this */
        forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "forbidden";
                };
            };
        };
        /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running */
        idempotency_in_progress: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "idempotency_in_progress";
                };
            };
        };
        /** @description `idempotency_key_too_long`: An Idempotency-Key has at most 255 characters */
        idempotency_key_too_long: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "idempotency_key_too_long";
                };
            };
        };
        /** @description `invalid_signature`: The signature does not match */
        invalid_signature: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "invalid_signature";
                };
            };
        };
        /** @description `outcome_unknown`: The outcome is not known yet; please ask again */
        outcome_unknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "outcome_unknown";
                };
            };
        };
        /** @description `payment_not_found`: There is no such payment */
        payment_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "payment_not_found";
                };
            };
        };
        /** @description `rate_limited`: Too many requests */
        rate_limited: {
            headers: {
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "rate_limited";
                };
            };
        };
        /** @description `too_large`: This is too large */
        too_large: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "too_large";
                };
            };
        };
        /** @description `validation_failed`: A value is not acceptable */
        validation_failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "validation_failed";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description `true` when this is the first answer to the Idempotency-Key, given again. */
        "Idempotent-Replayed": "true";
        /** @description How many requests the nearest limit allows in its time. */
        "RateLimit-Limit": number;
        /** @description How many of them are left. */
        "RateLimit-Remaining": number;
        /** @description Seconds until there are more. */
        "RateLimit-Reset": number;
        /** @description Seconds to wait before the next try. */
        "Retry-After": number;
        /** @description How to say who asks. */
        "WWW-Authenticate": "Bearer";
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_payments: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description How many items at most */
                limit?: number;
                order_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentPage"];
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            /** @description `invalid_cursor`: This cursor is not one of ours; start again without it; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    show_payment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffPaymentDetailsAnswer"] | components["schemas"]["PaymentDetailsAnswer"];
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            404: components["responses"]["payment_not_found"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    list_transactions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionPage"];
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            404: components["responses"]["payment_not_found"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    list_all_payments: {
        parameters: {
            query?: {
                /** @description In minor units, this one included */
                amount_max?: number | null;
                /** @description In minor units, this one included */
                amount_min?: number | null;
                /** @description Before then (RFC 3339) */
                created_before?: string | null;
                /** @description Then or later (RFC 3339) */
                created_from?: string | null;
                currency?: components["schemas"]["Currency"] | null;
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description How many items at most */
                limit?: number;
                provider?: string | null;
                /** @description The id of a payment, an order or a refund, or what the provider calls one of them */
                q?: string | null;
                sort?: components["schemas"]["PaymentSort"];
                status?: components["schemas"]["PaymentStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffPaymentPage"];
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            /** @description `invalid_cursor`: This cursor is not one of ours; start again without it; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    confirm: {
        parameters: {
            query?: never;
            header: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmPaymentBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmationAnswer"];
                };
            };
            /** @description `bad_request`: The request cannot be understood; `idempotency_key_required`: Send an Idempotency-Key header, so that a retry cannot do this twice; `idempotency_key_too_long`: An Idempotency-Key has at most 255 characters; `malformed_json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "bad_request" | "idempotency_key_required" | "idempotency_key_too_long" | "malformed_json";
                    };
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            402: components["responses"]["card_declined"];
            403: components["responses"]["forbidden"];
            404: components["responses"]["payment_not_found"];
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `payment_not_payable`: This payment cannot be paid now; `too_many_attempts`: Too many attempts to pay this order */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "payment_not_payable" | "too_many_attempts";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `unknown_payment_method`: This payment method is not known; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "unknown_payment_method" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
            504: components["responses"]["outcome_unknown"];
        };
    };
    create_intent: {
        parameters: {
            query?: never;
            header: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateIntentBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentIntentAnswer"];
                };
            };
            /** @description Created for order-service */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentIntentAnswer"];
                };
            };
            /** @description `bad_request`: The request cannot be understood; `idempotency_key_required`: Send an Idempotency-Key header, so that a retry cannot do this twice; `idempotency_key_too_long`: An Idempotency-Key has at most 255 characters; `malformed_json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "bad_request" | "idempotency_key_required" | "idempotency_key_too_long" | "malformed_json";
                    };
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            404: components["responses"]["payment_not_found"];
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `order_voided`: This order was cancelled; `payment_mismatch`: This order has a different payment already */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "order_voided" | "payment_mismatch";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `amount_not_chargeable`: This amount cannot be paid; `idempotency_key_reused`: This Idempotency-Key was used for a different request; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "amount_not_chargeable" | "idempotency_key_reused" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
            504: components["responses"]["outcome_unknown"];
        };
    };
    show_waiting_money: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingMoneyAnswer"];
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    trial_balance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalanceAnswer"];
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    list_movements: {
        parameters: {
            query?: {
                account?: components["schemas"]["Account"] | null;
                currency?: components["schemas"]["Currency"] | null;
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                kind?: components["schemas"]["TransactionKind"] | null;
                /** @description How many items at most */
                limit?: number;
                /** @description Before then (RFC 3339) */
                occurred_before?: string | null;
                /** @description Then or later (RFC 3339) */
                occurred_from?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerMovementPage"];
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            /** @description `invalid_cursor`: This cursor is not one of ours; start again without it; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    refund_payment: {
        parameters: {
            query?: never;
            header: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundPaymentBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundStandingAnswer"];
                };
            };
            /** @description `bad_request`: The request cannot be understood; `idempotency_key_required`: Send an Idempotency-Key header, so that a retry cannot do this twice; `idempotency_key_too_long`: An Idempotency-Key has at most 255 characters; `malformed_json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "bad_request" | "idempotency_key_required" | "idempotency_key_too_long" | "malformed_json";
                    };
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            404: components["responses"]["payment_not_found"];
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `refund_exceeds_captured`: There is not that much left to refund; `refund_mismatch`: This refund id was used for a different refund */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "refund_exceeds_captured" | "refund_mismatch";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `amount_not_chargeable`: This amount cannot be paid; `idempotency_key_reused`: This Idempotency-Key was used for a different request; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "amount_not_chargeable" | "idempotency_key_reused" | "validation_failed";
                    };
                };
            };
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    list_refunds: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description How many items at most */
                limit?: number;
                sort?: components["schemas"]["RefundSort"];
                status?: components["schemas"]["RefundStatus"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundFatePage"];
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            /** @description `invalid_cursor`: This cursor is not one of ours; start again without it; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    receive_webhook: {
        parameters: {
            query?: never;
            header?: {
                "stripe-signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookAnswer"];
                };
            };
            400: components["responses"]["invalid_signature"];
            422: components["responses"]["validation_failed"];
            503: components["responses"]["database_unavailable"];
        };
    };
    list_webhooks: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description How many items at most */
                limit?: number;
                outcome?: components["schemas"]["WebhookOutcome"] | null;
                payment_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedWebhookPage"];
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired; `unauthenticated`: Sign in first */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired" | "unauthenticated";
                    };
                };
            };
            403: components["responses"]["forbidden"];
            /** @description `invalid_cursor`: This cursor is not one of ours; start again without it; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
}
