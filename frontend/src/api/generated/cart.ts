// Written by `npm run generate` from services/cart-service/openapi.json.
export interface paths {
    "/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Cart
         * @description The cart at present prices, with price changes and stock problems since its items were added.
         */
        get: operations["show_cart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add To Cart
         * @description Add pieces of a variant; one that is in the cart already becomes more.
         */
        post: operations["add_to_cart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Out
         * @description Place an order for everything in the cart. What was ordered leaves the cart once it is paid.
         */
        post: operations["check_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Clear Cart
         * @description Take everything out; an empty cart stays as it is.
         */
        delete: operations["clear_cart"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/items/{line_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Quantity
         * @description Set how many pieces a line holds.
         */
        put: operations["change_quantity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge Carts
         * @description Move a guest's cart into the caller's; a repeat answers the first report.
         */
        post: operations["merge_carts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cart/remove/{line_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove From Cart
         * @description Take a line out.
         */
        delete: operations["remove_from_cart"];
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
         * AddToCartBody
         * @description So many more pieces of a variant.
         */
        AddToCartBody: {
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
        };
        /**
         * CancelReason
         * @description Why an order was cancelled.
         * @enum {string}
         */
        CancelReason: "customer" | "expired" | "superseded" | "out_of_stock" | "not_placed" | "amount_differs";
        /**
         * CappedLineAnswer
         * @description Both carts together held `wanted` pieces, the cart now holds `kept`.
         */
        CappedLineAnswer: {
            /** Kept */
            kept: number;
            reason: components["schemas"]["CapReason"];
            /** Title */
            title: string;
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
            /** Wanted */
            wanted: number;
        };
        /**
         * CapReason
         * @description Why fewer pieces were kept than both carts held together.
         * @enum {string}
         */
        CapReason: "stock" | "line_limit" | "cart_full";
        /**
         * CartAnswer
         * @description The caller's cart.
         *
         *     `subtotal` leaves out what cannot be had at all. `checked` is false while prices and stock could not be asked:
         *     prices are then those seen when adding. `id` and `currency` are null before the first add.
         */
        CartAnswer: {
            /** Checked */
            checked: boolean;
            /** Currency */
            currency: string | null;
            /** Id */
            id: string | null;
            /**
             * Item Count
             * @description Pieces in all lines
             */
            item_count: number;
            /** Lines */
            lines: components["schemas"]["CartLineAnswer"][];
            /** Ready For Checkout */
            ready_for_checkout: boolean;
            subtotal: components["schemas"]["Money"] | null;
            /** Version */
            version: number;
        };
        /**
         * CartLineAnswer
         * @description A line at its present price; `max_quantity` is how many can be bought where `problem` says that fewer can.
         *
         *     `lang` is the locale that `title` and `variant_title` are in, null where it is not known.
         */
        CartLineAnswer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Image Url */
            image_url: string | null;
            /** Lang */
            lang: string | null;
            /** Max Quantity */
            max_quantity: number | null;
            /** Price Changed */
            price_changed: boolean;
            price_when_added: components["schemas"]["Money"];
            problem: components["schemas"]["LineProblem"] | null;
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
            slug: string;
            subtotal: components["schemas"]["Money"];
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
         * ChangeQuantityBody
         * @description How many pieces the line shall hold.
         */
        ChangeQuantityBody: {
            /** Quantity */
            quantity: number;
        };
        /**
         * CheckoutAnswer
         * @description An order that awaits payment, as `GET /orders/{id}` shows it, and how to pay it.
         */
        CheckoutAnswer: {
            order: components["schemas"]["OrderAnswer"];
            payment: components["schemas"]["PaymentIntentAnswer"];
        };
        /**
         * CheckoutBody
         * @description What the shopper filled in; `expected_total` is the total they agreed to, tax and shipping included.
         */
        CheckoutBody: {
            /** Accepted Terms Version */
            accepted_terms_version: string;
            billing_address?: components["schemas"]["PostalAddress"] | null;
            email: components["schemas"]["Email"];
            expected_total: components["schemas"]["Money"];
            locale: components["schemas"]["Locale"];
            shipping_address: components["schemas"]["PostalAddress"];
            /** Shipping Method Id */
            shipping_method_id: string;
        };
        /**
         * @description ISO 3166-1 alpha-2; Great Britain is GB
         * @example DE
         */
        Country: string;
        /**
         * Format: email
         * @example amira@souk.test
         */
        Email: string;
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
         * LineProblem
         * @description Why a line cannot be bought as it is.
         * @enum {string}
         */
        LineProblem: "unavailable" | "out_of_stock" | "insufficient_stock" | "over_line_limit";
        /**
         * @description BCP 47: language-Script-REGION
         * @example en
         * @example fil
         * @example de-CH
         */
        Locale: string;
        /**
         * MergeAnswer
         * @description How many lines of the guest's cart joined, what was capped, and the cart as it is now.
         */
        MergeAnswer: {
            /** Capped */
            capped: components["schemas"]["CappedLineAnswer"][];
            cart: components["schemas"]["CartAnswer"];
            /** Merged Lines */
            merged_lines: number;
        };
        /**
         * MergeCartsBody
         * @description The access token of the guest whose cart joins the caller's.
         */
        MergeCartsBody: {
            /** Guest Token */
            guest_token: string;
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
         * OrderStatus
         * @description pending → awaiting_payment → confirmed → completed; or through cancelling to cancelled or expired.
         *
         *     on_hold: something else was captured than the order costs; until staff has looked, nobody can pay or cancel it.
         * @enum {string}
         */
        OrderStatus: "pending" | "awaiting_payment" | "on_hold" | "cancelling" | "confirmed" | "completed" | "cancelled" | "expired";
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
    };
    responses: {
        /** @description `cart_line_not_found`: There is no such line in your cart */
        cart_line_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "cart_line_not_found";
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
        /** @description `variant_not_found`: There is no such product variant */
        variant_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "variant_not_found";
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
    show_cart: {
        parameters: {
            query?: {
                /** @description Language of titles that are new in the cart */
                locale?: components["schemas"]["Locale"];
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
                    "application/json": components["schemas"]["CartAnswer"];
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
    add_to_cart: {
        parameters: {
            query?: {
                /** @description Language of titles that are new in the cart */
                locale?: components["schemas"]["Locale"];
            };
            header?: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddToCartBody"];
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
                    "application/json": components["schemas"]["CartAnswer"];
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
            404: components["responses"]["variant_not_found"];
            /** @description `cart_currency_mismatch`: The cart holds prices in another currency; `cart_full`: The cart is full; `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `out_of_stock`: There is not enough in stock; `variant_not_for_sale`: This product is not for sale */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "cart_currency_mismatch" | "cart_full" | "idempotency_in_progress" | "out_of_stock" | "variant_not_for_sale";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `line_limit_exceeded`: This is more than one order may hold of a product; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "line_limit_exceeded" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `products_unavailable`: Prices and stock cannot be checked at the moment; please try again; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "products_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    check_out: {
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
                "application/json": components["schemas"]["CheckoutBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckoutAnswer"];
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
            /** @description `cart_already_paid`: An earlier order of this cart was just paid; `cart_empty`: The cart is empty; `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `order_cancelled`: This order was cancelled meanwhile; `order_on_hold`: A payment of this cart does not match its total; please do not pay again, we look at it; `order_rejected`: The order could not be placed; `out_of_stock`: There is not enough in stock; `terms_changed`: The terms have changed; please read and accept them again; `too_many_unpaid_orders`: Pay or cancel an earlier order first; `total_changed`: The total has changed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "cart_already_paid" | "cart_empty" | "idempotency_in_progress" | "order_cancelled" | "order_on_hold" | "order_rejected" | "out_of_stock" | "terms_changed" | "too_many_unpaid_orders" | "total_changed";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `amount_not_chargeable`: This total cannot be paid; `checkout_invalid`: Something in the checkout form is not acceptable; `idempotency_key_reused`: This Idempotency-Key was used for a different request; `line_limit_exceeded`: This is more than one order may hold of a product; `unknown_shipping_method`: This shipping method is not offered for this country; `validation_failed`: A value is not acceptable; `wrong_currency`: The shop does not sell in this currency */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "amount_not_chargeable" | "checkout_invalid" | "idempotency_key_reused" | "line_limit_exceeded" | "unknown_shipping_method" | "validation_failed" | "wrong_currency";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `orders_unavailable`: Orders cannot be placed at the moment; nothing was ordered; `products_unavailable`: Prices and stock cannot be checked at the moment; please try again; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "orders_unavailable" | "products_unavailable" | "unavailable";
                    };
                };
            };
            504: components["responses"]["outcome_unknown"];
        };
    };
    clear_cart: {
        parameters: {
            query?: {
                /** @description Language of titles that are new in the cart */
                locale?: components["schemas"]["Locale"];
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
                    "application/json": components["schemas"]["CartAnswer"];
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
    change_quantity: {
        parameters: {
            query?: {
                /** @description Language of titles that are new in the cart */
                locale?: components["schemas"]["Locale"];
            };
            header?: never;
            path: {
                line_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeQuantityBody"];
            };
        };
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
                    "application/json": components["schemas"]["CartAnswer"];
                };
            };
            /** @description `bad_request`: The request cannot be understood; `malformed_json`: The body is not JSON */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "bad_request" | "malformed_json";
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
            404: components["responses"]["cart_line_not_found"];
            /** @description `out_of_stock`: There is not enough in stock; `variant_not_for_sale`: This product is not for sale */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "out_of_stock" | "variant_not_for_sale";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `line_limit_exceeded`: This is more than one order may hold of a product; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "line_limit_exceeded" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `products_unavailable`: Prices and stock cannot be checked at the moment; please try again; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "products_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    merge_carts: {
        parameters: {
            query?: {
                /** @description Language of titles that are new in the cart */
                locale?: components["schemas"]["Locale"];
            };
            header?: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeCartsBody"];
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
                    "application/json": components["schemas"]["MergeAnswer"];
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
            /** @description `cart_currency_mismatch`: The cart holds prices in another currency; `idempotency_in_progress`: The first request with this Idempotency-Key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "cart_currency_mismatch" | "idempotency_in_progress";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `invalid_guest_token`: This is not a valid guest token; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "invalid_guest_token" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `products_unavailable`: Prices and stock cannot be checked at the moment; please try again; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "products_unavailable" | "unavailable";
                    };
                };
            };
        };
    };
    remove_from_cart: {
        parameters: {
            query?: {
                /** @description Language of titles that are new in the cart */
                locale?: components["schemas"]["Locale"];
            };
            header?: never;
            path: {
                line_id: string;
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
                    "application/json": components["schemas"]["CartAnswer"];
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
            404: components["responses"]["cart_line_not_found"];
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
