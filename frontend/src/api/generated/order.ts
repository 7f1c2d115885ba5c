// Written by `npm run generate` from services/order-service/openapi.json.
export interface paths {
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Orders
         * @description The caller's orders, newest first; those of a year, or of any other time, if wanted.
         */
        get: operations["list_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Order
         * @description One order: its buyer's, or what `X-Order-Token` opens; some staff see anybody's, with the `ETag` for If-Match.
         *
         *     Whoever holds the permission `orders.read` may see or do more.
         */
        get: operations["get_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/attention/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve Attention
         * @description End what waits for a person: what was captured goes back, the order is cancelled, its stock is freed.
         *
         *     Needs the permission `orders.resolve`.
         */
        post: operations["resolve_attention"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/attention/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry Step
         * @description Try a stuck step now; to ask for it twice does no harm.
         *
         *     Needs the permission `orders.resolve`.
         */
        post: operations["retry_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Order
         * @description Give up an unpaid order, one's own, or some staff anybody's; money that is already on its way is refunded.
         *
         *     Whoever holds the permission `orders.cancel` may see or do more.
         */
        post: operations["cancel_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Confirmation
         * @description Mail the confirmation once more, to the order's address. A guest's earlier links go on opening it.
         *
         *     Whoever holds the permission `orders.read` may see or do more.
         */
        post: operations["send_confirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow Order
         * @description Server-sent events named `order`, each with the order's three statuses: at once, and at every change.
         *
         *     Whoever holds the permission `orders.read` may see or do more.
         */
        get: operations["follow_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/mails/{mail_id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve Mail
         * @description End that a mail did not go out: send it once more, or say that its reader was told another way.
         *
         *     Needs the permission `orders.resolve`.
         */
        post: operations["resolve_mail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Note
         * @description Note something about an order, for staff alone; a note stays as it is.
         *
         *     Needs the permission `orders.note`.
         */
        post: operations["add_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund Order
         * @description Give back all, pieces of lines, or an amount; `refunds` in the answer says how far it is.
         *
         *     Needs the permission `orders.refund`.
         */
        post: operations["refund_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/refund/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Refund
         * @description What a refund would give back, line by line, and what is left afterwards; nothing happens.
         *
         *     Needs the permission `orders.refund`.
         */
        post: operations["preview_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All Orders
         * @description Everybody's orders. A page may be shorter than `limit`, even empty, and yet have a `next_cursor`.
         *
         *     Needs the permission `orders.read`.
         */
        get: operations["list_all_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/all.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Orders
         * @description The list as CSV (UTF-8), at most 10,000 orders: amounts in decimals of `currency`; no cell is a formula.
         *
         *     Needs the permission `orders.read`.
         */
        get: operations["export_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/attention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Attention
         * @description What waits for a person, the longest waiting first: what it is, since when, what was tried, what to do.
         *
         *     Needs the permission `orders.read`.
         */
        get: operations["list_attention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Desk Numbers
         * @description What happened today, in the shop's time zone, and what waits.
         *
         *     Needs the permission `orders.read`.
         */
        get: operations["show_desk_numbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote Order
         * @description What some variants cost now, delivered to a country.
         */
        post: operations["quote_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/shipping-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Shipping Methods
         * @description How parcels can be sent to a country.
         */
        get: operations["list_shipping_methods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/shop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Shop
         * @description Name, currency, locales, countries with their postcodes, terms: the same for everybody, so that pages keep it.
         */
        get: operations["get_shop"];
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
         * AttentionAnswer
         * @description `facts` are amounts and words by name, `tried` the refunds so far; `what_to_do` is for a person to read.
         */
        AttentionAnswer: {
            /** Facts */
            facts: {
                [key: string]: components["schemas"]["Money"] | string;
            };
            kind: components["schemas"]["AttentionKind"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Tried */
            tried: components["schemas"]["StaffOrderRefundAnswer"][];
            /** What To Do */
            what_to_do: string;
        };
        /**
         * AttentionEntryAnswer
         * @description One thing that waits for a person. `facts` are amounts and words by name, `tried` the refunds so far.
         *
         *     `stuck` is there for `step_stuck`, `mail` for `mail_failed`; `what_to_do` is for a person to read.
         */
        AttentionEntryAnswer: {
            /** Facts */
            facts: {
                [key: string]: components["schemas"]["Money"] | string;
            };
            kind: components["schemas"]["WaitingKind"];
            mail: components["schemas"]["FailedMailAnswer"] | null;
            order: components["schemas"]["AttentionOrderAnswer"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            stuck: components["schemas"]["StuckStepAnswer"] | null;
            /** Tried */
            tried: components["schemas"]["StaffOrderRefundAnswer"][];
            /** What To Do */
            what_to_do: string;
        };
        /** AttentionEntryPage */
        AttentionEntryPage: {
            /** Items */
            items: components["schemas"]["AttentionEntryAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * AttentionKind
         * @description Why nothing more happens by itself.
         * @enum {string}
         */
        AttentionKind: "amount_differs" | "refund_failed";
        /**
         * AttentionOrderAnswer
         * @description Whom it is about; `version` goes into If-Match.
         */
        AttentionOrderAnswer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            payment_status: components["schemas"]["OrderPaymentStatus"];
            status: components["schemas"]["OrderStatus"];
            /** Version */
            version: number;
        };
        /**
         * CancelOrderBody
         * @description Why staff cancels an order for its buyer, for the audit; a buyer need not say.
         */
        CancelOrderBody: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * CancelReason
         * @description Why an order was cancelled.
         * @enum {string}
         */
        CancelReason: "customer" | "expired" | "superseded" | "out_of_stock" | "not_placed" | "amount_differs";
        /**
         * CheckoutAnswer
         * @description An order that awaits payment, as `GET /orders/{id}` shows it, and how to pay it.
         */
        CheckoutAnswer: {
            order: components["schemas"]["OrderAnswer"];
            payment: components["schemas"]["PaymentIntentAnswer"];
        };
        /**
         * @description ISO 3166-1 alpha-2; Great Britain is GB
         * @example DE
         */
        Country: string;
        /**
         * @description ISO 4217
         * @example EUR
         */
        Currency: string;
        /**
         * DeliveryDaysAnswer
         * @description How many working days a parcel is under way, both ends included.
         */
        DeliveryDaysAnswer: {
            /**
             * Least
             * @example 2
             */
            least: number;
            /**
             * Most
             * @example 4
             */
            most: number;
        };
        /**
         * DeskNumbersAnswer
         * @description What a day at the desk begins with. `unpaid` is the number of staff's list with `status=awaiting_payment`.
         */
        DeskNumbersAnswer: {
            today: components["schemas"]["TodayAnswer"];
            /** Unpaid */
            unpaid: number;
            waiting: components["schemas"]["WaitingNumbersAnswer"];
        };
        /**
         * DeskSort
         * @description In which order staff sees orders.
         * @enum {string}
         */
        DeskSort: "newest" | "oldest" | "total_desc" | "total_asc";
        /**
         * Format: email
         * @example amira@souk.test
         */
        Email: string;
        /**
         * FailedMailAnswer
         * @description A mail that was given up; `can_be_sent` for as long as it is kept, which is fourteen days.
         */
        FailedMailAnswer: {
            /** Can Be Sent */
            can_be_sent: boolean;
            /** Error */
            error: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
        };
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
         * FulfilmentStatus
         * @description How much of it is on its way.
         * @enum {string}
         */
        FulfilmentStatus: "unfulfilled" | "partial" | "shipped" | "delivered";
        /**
         * @description BCP 47: language-Script-REGION
         * @example en
         * @example fil
         * @example de-CH
         */
        Locale: string;
        /**
         * MailResolution
         * @description How it ends: the mail is sent once more, or its reader was told another way.
         * @enum {string}
         */
        MailResolution: "send" | "close";
        /**
         * MailState
         * @description `waiting` will be tried, perhaps again; `failed` will not.
         * @enum {string}
         */
        MailState: "waiting" | "sent" | "failed";
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
         * NoteBody
         * @description What staff notes; the buyer never sees it.
         */
        NoteBody: {
            /** Text */
            text: string;
        };
        /**
         * OrderActAnswer
         * @description An entry of the order's audit; `actor` is a member of staff's id, `system` or `provider`.
         */
        OrderActAnswer: {
            /** Action */
            action: string;
            /** Actor */
            actor: string;
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            /** Reason */
            reason: string;
        };
        /**
         * OrderAnswer
         * @description A whole order. total = Σ line gross + shipping.
         */
        OrderAnswer: {
            billing_address: components["schemas"]["PostalAddress"] | null;
            cancel_reason: components["schemas"]["CancelReason"] | null;
            /** Closed At */
            closed_at: string | null;
            /** Currency */
            currency: string;
            discount: components["schemas"]["Money"];
            /** Email */
            email: string;
            fulfilment_status: components["schemas"]["FulfilmentStatus"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lines */
            lines: components["schemas"]["OrderLineAnswer"][];
            locale: components["schemas"]["Locale"];
            /** Number */
            number: string;
            /** Paid At */
            paid_at: string | null;
            /**
             * Payment Due At
             * Format: date-time
             */
            payment_due_at: string;
            /** Payment Id */
            payment_id: string | null;
            payment_status: components["schemas"]["OrderPaymentStatus"];
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Prices Include Tax */
            prices_include_tax: boolean;
            refunded: components["schemas"]["Money"];
            /** Refunds */
            refunds: components["schemas"]["OrderRefundAnswer"][];
            shipping: components["schemas"]["Money"];
            shipping_address: components["schemas"]["PostalAddress"];
            /** Shipping Method Id */
            shipping_method_id: string;
            /** Shipping Method Name */
            shipping_method_name: string;
            status: components["schemas"]["OrderStatus"];
            subtotal: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        /**
         * OrderLineAnswer
         * @description An order line: net + tax = gross, after `discount`; `lang` is the locale of `title`, null if unknown.
         *
         *     `slug` names the product's page as it was when ordered; null in orders from before lines had it.
         */
        OrderLineAnswer: {
            discount: components["schemas"]["Money"];
            gross: components["schemas"]["Money"];
            /** Image Url */
            image_url: string | null;
            /** Lang */
            lang: string | null;
            net: components["schemas"]["Money"];
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /** Slug */
            slug: string | null;
            tax: components["schemas"]["Money"];
            /** Title */
            title: string;
            unit_price: components["schemas"]["Money"];
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
            /** Variant Title */
            variant_title: string;
        };
        /**
         * OrderMailAnswer
         * @description A mail about an order: `kind` names its text, `settled_at` is when it was sent or given up.
         *
         *     `error` says why it was not sent so far.
         */
        OrderMailAnswer: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Error */
            error: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Recipient */
            recipient: string;
            /** Settled At */
            settled_at: string | null;
            state: components["schemas"]["MailState"];
        };
        /**
         * OrderNoteAnswer
         * @description What a member of staff noted about an order; the buyer never sees it.
         */
        OrderNoteAnswer: {
            /**
             * Author Id
             * Format: uuid
             */
            author_id: string;
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
            /** Text */
            text: string;
        };
        /**
         * OrderPaymentStatus
         * @description What the provider holds of ours.
         * @enum {string}
         */
        OrderPaymentStatus: "unpaid" | "paid" | "partially_refunded" | "refunded";
        /**
         * OrderRefundAnswer
         * @description Money on its way back: amount = Σ line gross + shipping, or an amount that is no line's.
         *
         *     `tax` is what of it is tax, null in refunds from before that was written down and of what was never sold.
         */
        OrderRefundAnswer: {
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
            /** Lines */
            lines: components["schemas"]["RefundedLineAnswer"][];
            /** Reason */
            reason: string;
            shipping: components["schemas"]["Money"];
            status: components["schemas"]["OrderRefundStatus"];
            tax: components["schemas"]["Money"] | null;
        };
        /**
         * OrderRefundStatus
         * @description requested → succeeded, or failed; a bank may send back what had succeeded.
         * @enum {string}
         */
        OrderRefundStatus: "requested" | "succeeded" | "failed";
        /**
         * OrderStatesAnswer
         * @description What a live view shows of an order.
         */
        OrderStatesAnswer: {
            fulfilment_status: components["schemas"]["FulfilmentStatus"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Number */
            number: string;
            payment_status: components["schemas"]["OrderPaymentStatus"];
            refunded: components["schemas"]["Money"];
            status: components["schemas"]["OrderStatus"];
        };
        /**
         * OrderStatesEvent
         * @description A live view's event: sent at once, and whenever something in `data` changes; `id` is other then.
         */
        OrderStatesEvent: {
            data: components["schemas"]["OrderStatesAnswer"];
            /**
             * Event
             * @constant
             */
            event: "order";
            /** Id */
            id: string;
        };
        /**
         * OrderStatus
         * @description pending → awaiting_payment → confirmed → completed; or through cancelling to cancelled or expired.
         *
         *     on_hold: something else was captured than the order costs; until staff has looked, nobody can pay or cancel it.
         * @enum {string}
         */
        OrderStatus: "pending" | "awaiting_payment" | "on_hold" | "cancelling" | "confirmed" | "completed" | "cancelled" | "expired";
        /**
         * OrderSummaryAnswer
         * @description An order in a list; `title`, `lang` and `image_url` are its first line's, `item_count` all its pieces.
         */
        OrderSummaryAnswer: {
            fulfilment_status: components["schemas"]["FulfilmentStatus"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Image Url */
            image_url: string | null;
            /** Item Count */
            item_count: number;
            /** Lang */
            lang: string | null;
            /** Number */
            number: string;
            payment_status: components["schemas"]["OrderPaymentStatus"];
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            refunded: components["schemas"]["Money"];
            status: components["schemas"]["OrderStatus"];
            /** Title */
            title: string;
            total: components["schemas"]["Money"];
        };
        /** OrderSummaryPage */
        OrderSummaryPage: {
            /** Items */
            items: components["schemas"]["OrderSummaryAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
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
        /**
         * PaymentStatus
         * @description VOIDING: we cancelled it, the provider has not confirmed. SUCCEEDED can follow even VOIDED: money is a fact.
         * @enum {string}
         */
        PaymentStatus: "requires_payment_method" | "processing" | "requires_action" | "succeeded" | "voiding" | "voided";
        /**
         * @description Stored in E.164; without a prefix it is one of the address's country
         * @example +4930123456
         */
        Phone: string;
        /**
         * PlaceOrderBody
         * @description What cart-service sends to place an order: the cart, priced a moment ago, and the checkout's form.
         */
        PlaceOrderBody: {
            /** Accepted Terms Version */
            accepted_terms_version: string;
            billing_address?: components["schemas"]["PostalAddress"] | null;
            /**
             * Cart Id
             * Format: uuid
             */
            cart_id: string;
            /** Cart Version */
            cart_version: number;
            /** Currency */
            currency: string;
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Customer Role */
            customer_role: string;
            email: components["schemas"]["Email"];
            expected_total: components["schemas"]["Money"];
            /** Lines */
            lines: components["schemas"]["PlaceOrderLineBody"][];
            locale: components["schemas"]["Locale"];
            shipping_address: components["schemas"]["PostalAddress"];
            /** Shipping Method Id */
            shipping_method_id: string;
        };
        /**
         * PlaceOrderLineBody
         * @description A line of the cart with what cart-service read from the catalogue.
         */
        PlaceOrderLineBody: {
            /** Image Url */
            image_url?: string | null;
            lang?: components["schemas"]["Locale"] | null;
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /** Quantity */
            quantity: number;
            /** Sku */
            sku: string;
            /** Slug */
            slug?: string | null;
            /** Title */
            title: string;
            unit_price: components["schemas"]["Money"];
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
            /** Variant Title */
            variant_title: string;
        };
        /**
         * PostalAddress
         * @description A postal address. What a form leaves empty is absent; the country decides about postcode and phone.
         */
        PostalAddress: {
            /** City */
            city: string;
            country: components["schemas"]["Country"];
            /** Line1 */
            line1: string;
            /** Line2 */
            line2?: string | null;
            /** Name */
            name: string;
            phone?: components["schemas"]["Phone"] | null;
            /**
             * Postal Code
             * @example 10115
             */
            postal_code?: string | null;
            /** Region */
            region?: string | null;
        };
        /**
         * PostcodeAnswer
         * @description What a country's postcodes look like; an address without one is refused where it is `required`.
         */
        PostcodeAnswer: {
            /**
             * Example
             * @example 10115
             */
            example: string;
            /**
             * Pattern
             * @description For `<input pattern>`: ECMAScript, to be anchored and used with the flag `v`
             */
            pattern: string;
            /** Required */
            required: boolean;
        };
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
         * QuoteAnswer
         * @description What it would cost now. total = Σ line gross + shipping.
         */
        QuoteAnswer: {
            /** Currency */
            currency: string;
            discount: components["schemas"]["Money"];
            /** Lines */
            lines: components["schemas"]["QuoteLineAnswer"][];
            /** Prices Include Tax */
            prices_include_tax: boolean;
            shipping: components["schemas"]["Money"];
            subtotal: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        /**
         * QuoteBody
         * @description What to quote; prices come from the catalogue, never from here.
         */
        QuoteBody: {
            country: components["schemas"]["Country"];
            /** Lines */
            lines: components["schemas"]["QuoteLineBody"][];
            /** Shipping Method Id */
            shipping_method_id: string;
        };
        /**
         * QuoteLineAnswer
         * @description A quoted line: net + tax = gross, after `discount`.
         */
        QuoteLineAnswer: {
            discount: components["schemas"]["Money"];
            gross: components["schemas"]["Money"];
            net: components["schemas"]["Money"];
            /** Quantity */
            quantity: number;
            tax: components["schemas"]["Money"];
            unit_price: components["schemas"]["Money"];
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
        };
        /**
         * QuoteLineBody
         * @description How many of what.
         */
        QuoteLineBody: {
            /** Quantity */
            quantity: number;
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
        };
        /**
         * RefundedLineAnswer
         * @description Pieces of an order line whose money goes back; none where the line only gets money that it was still owed.
         */
        RefundedLineAnswer: {
            gross: components["schemas"]["Money"];
            net: components["schemas"]["Money"];
            /** Quantity */
            quantity: number;
            tax: components["schemas"]["Money"];
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
        };
        /**
         * RefundLineBody
         * @description Pieces of an order line to give back; `restock` puts them back on sale, once their money has gone.
         */
        RefundLineBody: {
            /** Quantity */
            quantity: number;
            /**
             * Restock
             * @default false
             */
            restock?: boolean;
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
        };
        /**
         * RefundOrderBody
         * @description What to give back, and why.
         */
        RefundOrderBody: {
            amount?: components["schemas"]["Money"] | null;
            /** Lines */
            lines?: components["schemas"]["RefundLineBody"][];
            /** Reason */
            reason: string;
            /**
             * Shipping
             * @default false
             */
            shipping?: boolean;
        };
        /**
         * RefundPreviewAnswer
         * @description What a refund would give back now: total = Σ line gross + shipping, or an amount that is no line's.
         *
         *     `left` is what could still be refunded afterwards.
         */
        RefundPreviewAnswer: {
            left: components["schemas"]["Money"];
            /** Lines */
            lines: components["schemas"]["StaffRefundedLineAnswer"][];
            net: components["schemas"]["Money"];
            shipping: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        /**
         * RefundWishBody
         * @description What to give back: `lines` and `shipping` (what is left of it), or an `amount`; all that is left without either.
         *
         *     Pieces are worth their share of what the line cost; an amount puts nothing back on sale.
         */
        RefundWishBody: {
            amount?: components["schemas"]["Money"] | null;
            /** Lines */
            lines?: components["schemas"]["RefundLineBody"][];
            /**
             * Shipping
             * @default false
             */
            shipping?: boolean;
        };
        /**
         * Resolution
         * @description How a person ends it: the provider gives the money back, or it has gone back another way.
         * @enum {string}
         */
        Resolution: "refund" | "close";
        /**
         * ResolveAttentionBody
         * @description `refund` gives back what is owed, `close` says that it went back another way; `note` is kept in the audit.
         */
        ResolveAttentionBody: {
            /**
             * Note
             * @default
             */
            note?: string;
            /** @default refund */
            resolution?: components["schemas"]["Resolution"];
        };
        /**
         * ResolveMailBody
         * @description `send` sends the mail once more, `close` says that its reader knows already; `note` is kept in the audit.
         */
        ResolveMailBody: {
            /**
             * Note
             * @default
             */
            note?: string;
            /** @default send */
            resolution?: components["schemas"]["MailResolution"];
        };
        /**
         * RetriedStepAnswer
         * @description Whether the step came to its end; if not, it goes on being tried.
         */
        RetriedStepAnswer: {
            /** Done */
            done: boolean;
        };
        /**
         * SagaStep
         * @description What has to be done next.
         * @enum {string}
         */
        SagaStep: "placing" | "awaiting_payment" | "voiding" | "returning_stock" | "committing" | "refunding" | "restocking" | "done";
        /**
         * ShippingCountryAnswer
         * @description A country that parcels are sent to; `postcode` is null where there are none.
         */
        ShippingCountryAnswer: {
            code: components["schemas"]["Country"];
            postcode: components["schemas"]["PostcodeAnswer"] | null;
        };
        /**
         * ShippingMethodAnswer
         * @description A way to send a parcel; `price` as shown to the shopper, before a quote says whether it is free.
         */
        ShippingMethodAnswer: {
            delivery_days: components["schemas"]["DeliveryDaysAnswer"];
            /** Id */
            id: string;
            /** Name */
            name: string;
            price: components["schemas"]["Money"];
        };
        /** ShippingMethodPage */
        ShippingMethodPage: {
            /** Items */
            items: components["schemas"]["ShippingMethodAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * ShopAnswer
         * @description The shop as every page needs to know it.
         */
        ShopAnswer: {
            /**
             * Countries
             * @description Where parcels are sent, by code
             */
            countries: components["schemas"]["ShippingCountryAnswer"][];
            /** @description Of every price */
            currency: components["schemas"]["Currency"];
            /** @description Goods for that much, at the prices shown, are delivered free of charge; null: never */
            free_delivery_from: components["schemas"]["Money"] | null;
            /**
             * Locales
             * @description Of its mails; the first for readers of any other
             * @example [
             *       "en",
             *       "ar",
             *       "de",
             *       "fr"
             *     ]
             */
            locales: components["schemas"]["Locale"][];
            /**
             * Name
             * @example Souk
             */
            name: string;
            /**
             * Terms Version
             * @description What a checkout gives as `accepted_terms_version`
             * @example 2026-01
             */
            terms_version: string;
            /**
             * Test Mode
             * @description Nothing is for real here: no payment takes anybody's money
             */
            test_mode: boolean;
        };
        /**
         * StaffOrderAnswer
         * @description What staff sees besides; `version` goes into If-Match, `attention` is null when nothing waits for a person.
         *
         *     `customer_id` is null for a guest, who has no account.
         */
        StaffOrderAnswer: {
            attention: components["schemas"]["AttentionAnswer"] | null;
            billing_address: components["schemas"]["PostalAddress"] | null;
            cancel_reason: components["schemas"]["CancelReason"] | null;
            captured: components["schemas"]["Money"] | null;
            /** Closed At */
            closed_at: string | null;
            /** Currency */
            currency: string;
            /** Customer Id */
            customer_id: string | null;
            discount: components["schemas"]["Money"];
            /** Email */
            email: string;
            fulfilment_status: components["schemas"]["FulfilmentStatus"];
            /** History */
            history: components["schemas"]["OrderActAnswer"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lines */
            lines: components["schemas"]["OrderLineAnswer"][];
            locale: components["schemas"]["Locale"];
            /** Number */
            number: string;
            /** Paid At */
            paid_at: string | null;
            /**
             * Payment Due At
             * Format: date-time
             */
            payment_due_at: string;
            /** Payment Id */
            payment_id: string | null;
            payment_status: components["schemas"]["OrderPaymentStatus"];
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Prices Include Tax */
            prices_include_tax: boolean;
            refunded: components["schemas"]["Money"];
            /** Refunds */
            refunds: components["schemas"]["StaffOrderRefundAnswer"][];
            shipping: components["schemas"]["Money"];
            shipping_address: components["schemas"]["PostalAddress"];
            /** Shipping Method Id */
            shipping_method_id: string;
            /** Shipping Method Name */
            shipping_method_name: string;
            status: components["schemas"]["OrderStatus"];
            subtotal: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
            /** Version */
            version: number;
        };
        /**
         * StaffOrderPageAnswer
         * @description An order as staff sees it on its page: with their notes and its mails, both oldest first, and its timeline.
         *
         *     Mails are kept for 14 days after they were sent or given up. `timeline` is `history` with `placed`, `paid` and how
         *     it ended (`cancelled`, `expired`), whose actor is `buyer` or `system`.
         */
        StaffOrderPageAnswer: {
            attention: components["schemas"]["AttentionAnswer"] | null;
            billing_address: components["schemas"]["PostalAddress"] | null;
            cancel_reason: components["schemas"]["CancelReason"] | null;
            captured: components["schemas"]["Money"] | null;
            /** Closed At */
            closed_at: string | null;
            /** Currency */
            currency: string;
            /** Customer Id */
            customer_id: string | null;
            discount: components["schemas"]["Money"];
            /** Email */
            email: string;
            fulfilment_status: components["schemas"]["FulfilmentStatus"];
            /** History */
            history: components["schemas"]["OrderActAnswer"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lines */
            lines: components["schemas"]["OrderLineAnswer"][];
            locale: components["schemas"]["Locale"];
            /** Mails */
            mails: components["schemas"]["OrderMailAnswer"][];
            /** Notes */
            notes: components["schemas"]["OrderNoteAnswer"][];
            /** Number */
            number: string;
            /** Paid At */
            paid_at: string | null;
            /**
             * Payment Due At
             * Format: date-time
             */
            payment_due_at: string;
            /** Payment Id */
            payment_id: string | null;
            payment_status: components["schemas"]["OrderPaymentStatus"];
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Prices Include Tax */
            prices_include_tax: boolean;
            refunded: components["schemas"]["Money"];
            /** Refunds */
            refunds: components["schemas"]["StaffOrderRefundAnswer"][];
            shipping: components["schemas"]["Money"];
            shipping_address: components["schemas"]["PostalAddress"];
            /** Shipping Method Id */
            shipping_method_id: string;
            /** Shipping Method Name */
            shipping_method_name: string;
            status: components["schemas"]["OrderStatus"];
            subtotal: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            /** Timeline */
            timeline: components["schemas"]["OrderActAnswer"][];
            total: components["schemas"]["Money"];
            /** Version */
            version: number;
        };
        /**
         * StaffOrderRefundAnswer
         * @description `actor` is a member of staff's id, `system` (then `reason` says why) or `provider`: its dashboard.
         *
         *     `tries` is how often payment-service was asked, `restocked_at` when its pieces went back on sale, null until then.
         */
        StaffOrderRefundAnswer: {
            /** Actor */
            actor: string;
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
            /** Lines */
            lines: components["schemas"]["StaffRefundedLineAnswer"][];
            /** Reason */
            reason: string;
            /** Restocked At */
            restocked_at: string | null;
            shipping: components["schemas"]["Money"];
            status: components["schemas"]["OrderRefundStatus"];
            tax: components["schemas"]["Money"] | null;
            /** Tries */
            tries: number;
        };
        /**
         * StaffOrderSummaryAnswer
         * @description An order in a list of staff's, with its customer.
         */
        StaffOrderSummaryAnswer: {
            /**
             * Customer Id
             * Format: uuid
             */
            customer_id: string;
            /** Email */
            email: string;
            fulfilment_status: components["schemas"]["FulfilmentStatus"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Image Url */
            image_url: string | null;
            /** Item Count */
            item_count: number;
            /** Lang */
            lang: string | null;
            /** Number */
            number: string;
            payment_status: components["schemas"]["OrderPaymentStatus"];
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            refunded: components["schemas"]["Money"];
            status: components["schemas"]["OrderStatus"];
            /** Title */
            title: string;
            total: components["schemas"]["Money"];
        };
        /** StaffOrderSummaryPage */
        StaffOrderSummaryPage: {
            /** Items */
            items: components["schemas"]["StaffOrderSummaryAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * StaffRefundedLineAnswer
         * @description `restock` is how many of the pieces go back on sale once the money has gone.
         */
        StaffRefundedLineAnswer: {
            gross: components["schemas"]["Money"];
            net: components["schemas"]["Money"];
            /** Quantity */
            quantity: number;
            /** Restock */
            restock: number;
            tax: components["schemas"]["Money"];
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
        };
        /**
         * StuckStepAnswer
         * @description A step of the purchase that comes to no end: how often it was tried, and when it is tried again.
         */
        StuckStepAnswer: {
            /** Attempts */
            attempts: number;
            /** Next At */
            next_at: string | null;
            step: components["schemas"]["SagaStep"];
        };
        /**
         * TodayAnswer
         * @description Orders placed since `start`, the day's beginning in the shop's time zone. Each number is that of staff's list
         *     with `placed_from=start`: all, `paid=true`, `status=cancelled`; `revenue` is what the paid ones cost, per currency.
         */
        TodayAnswer: {
            /** Cancelled */
            cancelled: number;
            /** Orders */
            orders: number;
            /** Paid */
            paid: number;
            /** Revenue */
            revenue: components["schemas"]["Money"][];
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /**
         * WaitingKind
         * @description Why nothing more happens by itself, or not soon: every kind of an order's attention, and what else waits.
         * @enum {string}
         */
        WaitingKind: "amount_differs" | "refund_failed" | "step_stuck" | "mail_failed";
        /**
         * WaitingNumbersAnswer
         * @description How many there are of each kind, counted up to 10,000.
         */
        WaitingNumbersAnswer: {
            /** Amount Differs */
            amount_differs: number;
            /** Mail Failed */
            mail_failed: number;
            /** Refund Failed */
            refund_failed: number;
            /** Step Stuck */
            step_stuck: number;
        };
    };
    responses: {
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
        /** @description `order_not_confirmed`: There is no confirmation of this order */
        order_not_confirmed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "order_not_confirmed";
                };
            };
        };
        /** @description `order_not_found`: There is no such order */
        order_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "order_not_found";
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
        /** @description `precondition_failed`: Somebody changed this meanwhile */
        precondition_failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "precondition_failed";
                };
            };
        };
        /** @description `precondition_required`: Send If-Match with the version you saw */
        precondition_required: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "precondition_required";
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
        /**
         * @description The version of what is shown: for `If-Match` of a change, or `If-None-Match` of a read.
         * @example "7"
         */
        ETag: string;
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
    list_orders: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description How many items at most */
                limit?: number;
                /** @description Placed before then (RFC 3339) */
                placed_before?: string | null;
                /** @description Placed then or later (RFC 3339) */
                placed_from?: string | null;
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
                    "application/json": components["schemas"]["OrderSummaryPage"];
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
    get_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description The token behind `#` of the link in a guest's mail */
                "X-Order-Token"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrderPageAnswer"] | components["schemas"]["OrderAnswer"];
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
            404: components["responses"]["order_not_found"];
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
    resolve_attention: {
        parameters: {
            query?: never;
            header: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
                /**
                 * @description The `ETag` of what the change was made from.
                 * @example "7"
                 */
                "If-Match": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveAttentionBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrderAnswer"];
                };
            };
            /** @description `bad_request`: The request cannot be understood; `idempotency_key_too_long`: An Idempotency-Key has at most 255 characters; `malformed_json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "bad_request" | "idempotency_key_too_long" | "malformed_json";
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
            404: components["responses"]["order_not_found"];
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `nothing_to_resolve`: Nothing of this order waits for a person; `refund_in_progress`: Another refund of this order is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "nothing_to_resolve" | "refund_in_progress";
                    };
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "validation_failed";
                    };
                };
            };
            428: components["responses"]["precondition_required"];
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
    retry_step: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedStepAnswer"];
                };
            };
            400: components["responses"]["idempotency_key_too_long"];
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
            404: components["responses"]["order_not_found"];
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `nothing_to_resolve`: Nothing of this order waits for a person */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "nothing_to_resolve";
                    };
                };
            };
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "validation_failed";
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
    cancel_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CancelOrderBody"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAnswer"];
                };
            };
            /** @description `bad_request`: The request cannot be understood; `idempotency_key_too_long`: An Idempotency-Key has at most 255 characters; `malformed_json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "bad_request" | "idempotency_key_too_long" | "malformed_json";
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
            404: components["responses"]["order_not_found"];
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `order_not_cancellable`: This order can no longer be cancelled */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "order_not_cancellable";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "validation_failed";
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
    send_confirmation: {
        parameters: {
            query?: never;
            header?: {
                /** @description The token behind `#` of the link in a guest's mail */
                "X-Order-Token"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
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
            404: components["responses"]["order_not_found"];
            409: components["responses"]["order_not_confirmed"];
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
    follow_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description `id` of the last event seen, to continue after it */
                "Last-Event-ID"?: string | null;
                /** @description The token behind `#` of the link in a guest's mail */
                "X-Order-Token"?: string | null;
            };
            path: {
                order_id: string;
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
                    "text/event-stream": components["schemas"]["OrderStatesEvent"];
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
            404: components["responses"]["order_not_found"];
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
    resolve_mail: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                mail_id: string;
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveMailBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `bad_request`: The request cannot be understood; `idempotency_key_too_long`: An Idempotency-Key has at most 255 characters; `malformed_json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "bad_request" | "idempotency_key_too_long" | "malformed_json";
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
            404: components["responses"]["order_not_found"];
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `mail_gone`: This mail is not kept any more; `nothing_to_resolve`: Nothing of this order waits for a person */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "mail_gone" | "nothing_to_resolve";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "validation_failed";
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
    add_note: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteBody"];
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
                    "application/json": components["schemas"]["OrderNoteAnswer"];
                };
            };
            /** @description `bad_request`: The request cannot be understood; `idempotency_key_too_long`: An Idempotency-Key has at most 255 characters; `malformed_json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "bad_request" | "idempotency_key_too_long" | "malformed_json";
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
            404: components["responses"]["order_not_found"];
            409: components["responses"]["idempotency_in_progress"];
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "validation_failed";
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
    refund_order: {
        parameters: {
            query?: never;
            header: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundOrderBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrderAnswer"];
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
            404: components["responses"]["order_not_found"];
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `order_not_refundable`: This amount cannot be refunded; `refund_in_progress`: Another refund of this order is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "order_not_refundable" | "refund_in_progress";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `invalid_refund`: This amount cannot be refunded; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "invalid_refund" | "validation_failed";
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
    preview_refund: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundWishBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundPreviewAnswer"];
                };
            };
            /** @description `bad_request`: The request cannot be understood; `idempotency_key_too_long`: An Idempotency-Key has at most 255 characters; `malformed_json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "bad_request" | "idempotency_key_too_long" | "malformed_json";
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
            404: components["responses"]["order_not_found"];
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `order_not_refundable`: This amount cannot be refunded; `refund_in_progress`: Another refund of this order is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "order_not_refundable" | "refund_in_progress";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `invalid_refund`: This amount cannot be refunded; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "invalid_refund" | "validation_failed";
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
    list_all_orders: {
        parameters: {
            query?: {
                /** @description Of the shipping address */
                country?: components["schemas"]["Country"] | null;
                /** @description Of the total (ISO 4217) */
                currency?: string | null;
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                fulfilment_status?: components["schemas"]["FulfilmentStatus"] | null;
                /** @description How many items at most */
                limit?: number;
                /** @description Whether money came, however much of it went back since */
                paid?: boolean | null;
                payment_status?: components["schemas"]["OrderPaymentStatus"] | null;
                /** @description Placed before then (RFC 3339) */
                placed_before?: string | null;
                /** @description Placed then or later (RFC 3339) */
                placed_from?: string | null;
                /** @description Number, e-mail address or buyer's name, or how one of them begins; finds 500 orders at most */
                q?: string | null;
                sort?: components["schemas"]["DeskSort"];
                status?: components["schemas"]["OrderStatus"] | null;
                /** @description In minor units, this one included */
                total_max?: number | null;
                /** @description In minor units, this one included */
                total_min?: number | null;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffOrderSummaryPage"];
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
    export_orders: {
        parameters: {
            query?: {
                /** @description Of the shipping address */
                country?: components["schemas"]["Country"] | null;
                /** @description Of the total (ISO 4217) */
                currency?: string | null;
                fulfilment_status?: components["schemas"]["FulfilmentStatus"] | null;
                /** @description Whether money came, however much of it went back since */
                paid?: boolean | null;
                payment_status?: components["schemas"]["OrderPaymentStatus"] | null;
                /** @description Placed before then (RFC 3339) */
                placed_before?: string | null;
                /** @description Placed then or later (RFC 3339) */
                placed_from?: string | null;
                /** @description Number, e-mail address or buyer's name, or how one of them begins; finds 500 orders at most */
                q?: string | null;
                sort?: components["schemas"]["DeskSort"];
                status?: components["schemas"]["OrderStatus"] | null;
                /** @description In minor units, this one included */
                total_max?: number | null;
                /** @description In minor units, this one included */
                total_min?: number | null;
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
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
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
    list_attention: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                kind?: components["schemas"]["WaitingKind"] | null;
                /** @description How many items at most */
                limit?: number;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttentionEntryPage"];
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
    show_desk_numbers: {
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskNumbersAnswer"];
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
    quote_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteBody"];
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
                    "application/json": components["schemas"]["QuoteAnswer"];
                };
            };
            /** @description `bad_request`: The request cannot be understood; `idempotency_key_too_long`: An Idempotency-Key has at most 255 characters; `malformed_json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "bad_request" | "idempotency_key_too_long" | "malformed_json";
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
            409: components["responses"]["idempotency_in_progress"];
            413: components["responses"]["too_large"];
            /** @description `amount_not_chargeable`: This total cannot be paid; `idempotency_key_reused`: This Idempotency-Key was used for a different request; `unknown_shipping_method`: This shipping method is not offered for this country; `unknown_variant`: Something in this order cannot be bought; `validation_failed`: A value is not acceptable; `wrong_currency`: The shop does not sell in this currency */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "amount_not_chargeable" | "idempotency_key_reused" | "unknown_shipping_method" | "unknown_variant" | "validation_failed" | "wrong_currency";
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
    list_shipping_methods: {
        parameters: {
            query: {
                /** @description ISO 3166-1 alpha-2; Great Britain is GB */
                country: string;
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
                    "application/json": components["schemas"]["ShippingMethodPage"];
                };
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired";
                    };
                };
            };
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
    get_shop: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what the caller has already. */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopAnswer"];
                };
            };
            /** @description Unchanged since the `ETag` of If-None-Match */
            304: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_token`: The access token is not valid; `session_revoked`: This session was ended; sign in again; `token_expired`: The access token has expired */
            401: {
                headers: {
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_token" | "session_revoked" | "token_expired";
                    };
                };
            };
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
}
