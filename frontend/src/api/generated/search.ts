// Written by `npm run generate` from services/search-service/openapi.json.
export interface paths {
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search
         * @description Products that have the words or mean the same, best first; at most 400. Kept for half a minute.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Alerts
         * @description What the caller asked for while signed in, the newest first.
         */
        get: operations["list_own_alerts"];
        put?: never;
        /**
         * Request Alert
         * @description Ask to be told. The mailbox gets one link to confirm by, and nothing else until it is followed, for three days.
         *
         *     The answer is always the same: it does not show what a mailbox has. A hundred alerts are kept for one.
         */
        post: operations["request_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/alerts/{alert_id}": {
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
         * Remove Alert
         * @description End one of them.
         */
        delete: operations["remove_alert"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/alerts/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Alerts
         * @description Confirm every alert that waits in the mailbox to which the link was sent.
         */
        post: operations["confirm_alerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/alerts/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unsubscribe Alert
         * @description End the alert that the mail was about; nobody need sign in for that.
         */
        post: operations["unsubscribe_alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/compare/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare Prices
         * @description A published product's variants, each with what other sellers ask for the same thing.
         */
        get: operations["compare_prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Waiting Prices
         * @description How much there is that somebody has to decide.
         *
         *     Needs the permission `offers.manage`.
         */
        get: operations["show_waiting_prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/feeds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Feeds
         * @description What sellers sent, the newest first.
         *
         *     Needs the permission `offers.manage`.
         */
        get: operations["list_feeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/feeds/{feed_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Feed
         * @description One feed.
         *
         *     Needs the permission `offers.manage`.
         */
        get: operations["show_feed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/feeds/{feed_id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply Feed
         * @description Apply a held feed after all, to the offers as they are now.
         *
         *     Needs the permission `offers.manage`.
         */
        post: operations["apply_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/feeds/{feed_id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse Feed
         * @description Forget the rows of a held feed.
         *
         *     Needs the permission `offers.manage`.
         */
        post: operations["refuse_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Index
         * @description What is searched, what waits, and how the last building anew goes.
         *
         *     Needs the permission `search.manage`.
         */
        get: operations["read_index"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Waiting Offers
         * @description Offers that wait for staff, the likeliest first.
         *
         *     Needs the permission `offers.manage`.
         */
        get: operations["list_waiting_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/matches/{offer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide Match
         * @description Say which variant an offer is, or that it is none, whatever was decided before. No feed undoes it.
         *
         *     Needs the permission `offers.manage`.
         */
        post: operations["decide_match"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Feed
         * @description A seller's offers, all of them, as one file. It is applied as a whole or not at all.
         *
         *     Columns: seller_sku, title, url, price; and currency, shipping, condition (new, used), availability (in_stock,
         *     preorder, out_of_stock), gtin, brand, mpn, days_min, days_max. Money is in units with a point, such as 19.99.
         *
         *     Needs the permission `offers.manage`.
         */
        post: operations["send_feed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/price-history/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Price History
         * @description The shop's price day by day, and the best of other sellers; of all variants unless one is named.
         */
        get: operations["show_price_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/reindex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reindex
         * @description Build the index anew from the catalogue, beside the live one, and search it once it is whole.
         *
         *     Needs the permission `search.manage`.
         */
        post: operations["reindex"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/sellers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sellers
         * @description All of them, by name.
         *
         *     Needs the permission `offers.manage`.
         */
        get: operations["list_sellers"];
        put?: never;
        /**
         * Make Seller
         * @description A new seller, whose feeds can come from now on.
         *
         *     Needs the permission `offers.manage`.
         */
        post: operations["make_seller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/sellers/{seller_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Seller
         * @description One seller, with the ETag that changing it takes.
         *
         *     Needs the permission `offers.manage`.
         */
        get: operations["show_seller"];
        /**
         * Change Seller
         * @description Replace all that is known of a seller; its offers stay as they are until its next feed.
         *
         *     Needs the permission `offers.manage`.
         */
        put: operations["change_seller"];
        post?: never;
        /**
         * Remove Seller
         * @description Its offers are shown no more, and what was decided about them is forgotten.
         *
         *     Needs the permission `offers.manage`.
         */
        delete: operations["remove_seller"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/similar/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Similar Products
         * @description Products that are most like it.
         */
        get: operations["similar_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest
         * @description Words, products and categories that it may become.
         */
        get: operations["suggest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/synonyms/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Synonyms
         * @description All groups of a language; none, of version 0, where nobody wrote any.
         *
         *     Needs the permission `search.manage`.
         */
        get: operations["read_synonyms"];
        /**
         * Replace Synonyms
         * @description All groups of a language as they shall be.
         *
         *     Needs the permission `search.manage`.
         */
        put: operations["replace_synonyms"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/without-results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Searches Without Results
         * @description What was asked for most often and not found.
         *
         *     Needs the permission `search.manage`.
         */
        get: operations["list_searches_without_results"];
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
         * AlertAnswer
         * @description A wish of the person who asks.
         */
        AlertAnswer: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Email */
            email: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            kind: components["schemas"]["AlertKind"];
            /** @description Null where it is not on sale any more */
            product: components["schemas"]["AlertedProductAnswer"] | null;
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /** @description `unconfirmed` until the link in the mail is followed; `fired` once mailed, until it is armed again */
            state: components["schemas"]["AlertState"];
            threshold: components["schemas"]["Money"] | null;
            /** Variant Id */
            variant_id: string | null;
        };
        /**
         * AlertBody
         * @description What to be told of, and where. Without `variant_id` any variant will do, without `locale` English.
         */
        AlertBody: {
            email: components["schemas"]["Email"];
            kind: components["schemas"]["AlertKind"];
            locale?: components["schemas"]["Locale"] | null;
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /** @description Of a price: at or below this one is told */
            threshold?: components["schemas"]["Money"] | null;
            /** Variant Id */
            variant_id?: string | null;
        };
        /**
         * AlertedProductAnswer
         * @description What an alert is about; `lang` is the locale of `title`, which may be a wider one than was asked for.
         */
        AlertedProductAnswer: {
            /**
             * Image
             * @description Address of the first picture, 320 pixels wide
             */
            image: string | null;
            /** Lang */
            lang: string;
            /** Slug */
            slug: string;
            /** Title */
            title: string;
            /**
             * Variant
             * @description The one that is meant; null where any will do, or it has no title
             */
            variant: string | null;
        };
        /**
         * AlertKind
         * @description What somebody waits for.
         * @enum {string}
         */
        AlertKind: "price" | "back_in_stock";
        /** AlertPage */
        AlertPage: {
            /** Items */
            items: components["schemas"]["AlertAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * AlertState
         * @description Nothing is mailed before its reader has confirmed it; `fired` was mailed and waits until it is armed again.
         * @enum {string}
         */
        AlertState: "unconfirmed" | "armed" | "fired";
        /**
         * AlertTokenBody
         * @description The token of the link that was mailed.
         */
        AlertTokenBody: {
            /** Token */
            token: string;
        };
        /**
         * Availability
         * @description Whether the seller has it.
         * @enum {string}
         */
        Availability: "in_stock" | "preorder" | "out_of_stock";
        /**
         * ComparedOfferAnswer
         * @description What another seller asks. Links to it are `rel="sponsored noopener"`.
         */
        ComparedOfferAnswer: {
            availability: components["schemas"]["Availability"];
            /**
             * Checked At
             * Format: date-time
             * @description When the seller's feed last had it
             */
            checked_at: string;
            condition: components["schemas"]["Condition"];
            /**
             * Days Max
             * @description In how many days it arrives, at most
             */
            days_max: number | null;
            /**
             * Days Min
             * @description In how many days it arrives, at least
             */
            days_min: number | null;
            /** @description `fresh` up to 24 hours, `ageing` up to 72, `old` up to 14 days */
            freshness: components["schemas"]["Freshness"];
            /** @description How it was found to be this variant */
            matched_by: components["schemas"]["MatchMethod"];
            /**
             * Offer Id
             * Format: uuid
             */
            offer_id: string;
            price: components["schemas"]["Money"];
            /**
             * Rank
             * @description Among those of its condition, 1 the cheapest in total
             */
            rank: number | null;
            /** Seller Country */
            seller_country: string;
            /** Seller Domain */
            seller_domain: string;
            /** Seller Name */
            seller_name: string;
            /** @description Null where nobody knows it */
            shipping: components["schemas"]["Money"] | null;
            /**
             * Title
             * @description As the seller calls it
             */
            title: string;
            /** @description price + shipping */
            total: components["schemas"]["Money"] | null;
            unranked_because: components["schemas"]["UnrankedBecause"] | null;
            /** Url */
            url: string;
        };
        /**
         * ComparedVariantAnswer
         * @description A variant at the shop's own price, and beside it those of other sellers: ranked ones first, new before used.
         */
        ComparedVariantAnswer: {
            /**
             * Band
             * @enum {string}
             */
            band: "in_stock" | "low" | "out";
            /** Offers */
            offers: components["schemas"]["ComparedOfferAnswer"][];
            /** @description The shop's own */
            price: components["schemas"]["Money"];
            /** Sku */
            sku: string;
            /** Title */
            title: string;
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
        };
        /**
         * ComparisonAnswer
         * @description A product's variants in the shop's order.
         */
        ComparisonAnswer: {
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /** Variants */
            variants: components["schemas"]["ComparedVariantAnswer"][];
        };
        /**
         * Condition
         * @description New and used things are never ranked against each other.
         * @enum {string}
         */
        Condition: "new" | "used";
        /**
         * CorrectionAnswer
         * @description A word of the query, and what it was read as.
         */
        CorrectionAnswer: {
            /** Read */
            read: string;
            /** Typed */
            typed: string;
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
         * DayPricesAnswer
         * @description Prices on a day (UTC), in minor units; null where none was known.
         */
        DayPricesAnswer: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Own
             * @description The shop's last one of the day, of the cheapest variant asked for
             */
            own: number | null;
            /**
             * Sellers
             * @description The lowest of other sellers at its end, new and without shipping
             */
            sellers: number | null;
        };
        /**
         * DecideMatchBody
         * @description Which variant it is, or that it is none of the shop's.
         */
        DecideMatchBody: {
            /**
             * Decision
             * @enum {string}
             */
            decision: "confirm" | "reject";
            /**
             * Variant Id
             * @description Of a published product; needed to confirm, and only then
             */
            variant_id?: string | null;
        };
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
         * FeedAnswer
         * @description What became of a feed. A refused one changed nothing; a held one waits for staff.
         */
        FeedAnswer: {
            /**
             * Decided At
             * @description Of a held one: when staff, a newer feed or the removal of its seller ended it
             */
            decided_at: string | null;
            /** Decided By */
            decided_by: string | null;
            difference: components["schemas"]["FeedDifferenceAnswer"];
            /** Fault Count */
            fault_count: number;
            /**
             * Faults
             * @description The first 100
             */
            faults: components["schemas"]["FeedFaultAnswer"][];
            format: components["schemas"]["FeedFormat"];
            /**
             * Held Because
             * @description `few_rows`: less than half of the rows before; `prices_moved`: three of ten prices by half
             */
            held_because: components["schemas"]["HeldBecause"][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Received At
             * Format: date-time
             */
            received_at: string;
            /** Rows */
            rows: number;
            /**
             * Seller Id
             * Format: uuid
             */
            seller_id: string;
            /**
             * Sha256
             * @description Of the file's bytes, in hexadecimal digits
             */
            sha256: string;
            status: components["schemas"]["FeedStatus"];
        };
        /**
         * FeedDifferenceAnswer
         * @description A feed against what its seller offered before, in offers.
         */
        FeedDifferenceAnswer: {
            /** Added */
            added: number;
            /**
             * Before
             * @description Rows of the last applied feed
             */
            before: number;
            /** Changed */
            changed: number;
            /**
             * Kept
             * @description In the feed and offered before
             */
            kept: number;
            /**
             * Missing
             * @description Of the seller, but not in this feed: they grow old and are hidden after 14 days
             */
            missing: number;
            /**
             * Moved
             * @description Of those, whose price moved by more than half
             */
            moved: number;
            /** Unchanged */
            unchanged: number;
        };
        /**
         * FeedFaultAnswer
         * @description What is wrong with one value of a row.
         */
        FeedFaultAnswer: {
            /** Code */
            code: string;
            /** Column */
            column: string;
            /**
             * Line
             * @description Where the row begins in a CSV file, the header in 1; the place in a list of JSON
             */
            line: number;
            /** Message */
            message: string;
        };
        /**
         * FeedFormat
         * @description What kind of file it is.
         * @enum {string}
         */
        FeedFormat: "csv" | "json";
        /** FeedPage */
        FeedPage: {
            /** Items */
            items: components["schemas"]["FeedAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * FeedStatus
         * @description A held feed is decided once; the others are at rest.
         * @enum {string}
         */
        FeedStatus: "applied" | "held" | "refused";
        /**
         * FoundCardAnswer
         * @description A product that a search found.
         */
        FoundCardAnswer: {
            /**
             * Availability
             * @enum {string}
             */
            availability: "in_stock" | "low" | "out";
            compare_at_from: components["schemas"]["Money"] | null;
            /**
             * Highlights
             * @description [start, end) in code points of each word of `title` that was asked for
             */
            highlights: [
                number,
                number
            ][];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Image
             * @description Address of the first picture, 320 pixels wide
             */
            image: string | null;
            /** Lang */
            lang: string;
            price_from: components["schemas"]["Money"];
            price_to: components["schemas"]["Money"];
            /** Slug */
            slug: string;
            /** Title */
            title: string;
        };
        /**
         * FoundCountsAnswer
         * @description What a shopper could narrow the list down to.
         */
        FoundCountsAnswer: {
            /**
             * Attribute Words
             * @description What the locale calls names and values of `attributes`
             */
            attribute_words: {
                [key: string]: string;
            };
            /**
             * Attributes
             * @description Products per attribute name and value
             */
            attributes: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /** Brands */
            brands: {
                [key: string]: number;
            };
            /**
             * Categories
             * @description Products per category, its subtree included
             */
            categories: {
                [key: string]: number;
            };
            /** In Stock */
            in_stock: number;
            /**
             * On Sale
             * @description Products with a variant of which the price is reduced
             */
            on_sale: number;
            price: components["schemas"]["FoundPriceRangeAnswer"] | null;
            /** Total */
            total: number;
        };
        /**
         * FoundPriceRangeAnswer
         * @description The lowest and the highest price of what was found.
         */
        FoundPriceRangeAnswer: {
            highest: components["schemas"]["Money"];
            lowest: components["schemas"]["Money"];
        };
        /**
         * Freshness
         * @description How long ago the seller's feed last had it: up to 24 hours, up to 72, up to 14 days.
         * @enum {string}
         */
        Freshness: "fresh" | "ageing" | "old";
        /**
         * HeldBecause
         * @description What looks so wrong that a person has to see it.
         * @enum {string}
         */
        HeldBecause: "few_rows" | "prices_moved";
        /**
         * HitSort
         * @description In which order hits are listed.
         * @enum {string}
         */
        HitSort: "relevance" | "newest" | "price_asc" | "price_desc";
        /**
         * @description BCP 47: language-Script-REGION
         * @example en
         * @example fil
         * @example de-CH
         */
        Locale: string;
        /**
         * MatchCandidateAnswer
         * @description A variant that the offer may be, at the shop's own price.
         */
        MatchCandidateAnswer: {
            /** Brand */
            brand: string | null;
            /** Gtins */
            gtins: string[];
            /** Mpn */
            mpn: string | null;
            price: components["schemas"]["Money"];
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /**
             * Score
             * @description How much they look alike, in thousandths; it only orders
             */
            score: number;
            /** Sku */
            sku: string;
            /** Title */
            title: string;
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
        };
        /**
         * MatchMethod
         * @description How it was decided, the surest first.
         * @enum {string}
         */
        MatchMethod: "manual" | "gtin" | "seller_sku" | "brand_mpn";
        /**
         * Mode
         * @description By what is searched.
         * @enum {string}
         */
        Mode: "hybrid" | "keyword" | "semantic";
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
         * PriceHistoryAnswer
         * @description A day after the other, today last.
         */
        PriceHistoryAnswer: {
            /** Currency */
            currency: string;
            /** Days */
            days: components["schemas"]["DayPricesAnswer"][];
        };
        /**
         * PriceWordsAnswer
         * @description Words of the query that were taken as a price range, in minor units of the shop's currency.
         */
        PriceWordsAnswer: {
            /** Max Price */
            max_price: number | null;
            /** Min Price */
            min_price: number | null;
            /** Text */
            text: string;
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
         * ProposedCardAnswer
         * @description A product in a list; `lang` is the locale that `title` is in, which may be a wider one than was asked for.
         */
        ProposedCardAnswer: {
            /**
             * Availability
             * @enum {string}
             */
            availability: "in_stock" | "low" | "out";
            compare_at_from: components["schemas"]["Money"] | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Image
             * @description Address of the first picture, 320 pixels wide
             */
            image: string | null;
            /** Lang */
            lang: string;
            price_from: components["schemas"]["Money"];
            price_to: components["schemas"]["Money"];
            /** Slug */
            slug: string;
            /** Title */
            title: string;
        };
        /**
         * SearchAnswer
         * @description A page of hits, and what is to be known of them.
         */
        SearchAnswer: {
            /** @description On a first page */
            counts: components["schemas"]["FoundCountsAnswer"] | null;
            /**
             * Degraded
             * @description Meaning could not be compared: these are hits by words alone
             */
            degraded: boolean;
            /** Items */
            items: components["schemas"]["FoundCardAnswer"][];
            /** @description By what was asked to be searched */
            mode: components["schemas"]["Mode"];
            /** Next Cursor */
            next_cursor: string | null;
            /**
             * Only By Meaning
             * @description Nothing has these words; these are nearest in meaning
             */
            only_by_meaning: boolean;
            /**
             * Popular
             * @description Where nothing was found: what others buy, no hits
             */
            popular: components["schemas"]["ProposedCardAnswer"][];
            query: components["schemas"]["UnderstoodQueryAnswer"];
            /**
             * Total
             * @description How many products the list has, at most 400
             */
            total: number;
        };
        /**
         * SellerAnswer
         * @description A seller; `version` goes into If-Match.
         */
        SellerAnswer: {
            /** Country */
            country: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Currency */
            currency: string;
            /** Domain */
            domain: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Sends Our Skus */
            sends_our_skus: boolean;
            /** Version */
            version: number;
        };
        /**
         * SellerBody
         * @description All that is known of a seller.
         */
        SellerBody: {
            country: components["schemas"]["Country"];
            /** @description Of prices whose feed names none */
            currency: components["schemas"]["Currency"];
            /**
             * Domain
             * @description Of its shop, in small letters; offers lead there or below it
             * @example lampen.example
             */
            domain: string;
            /** Name */
            name: string;
            /**
             * Sends Our Skus
             * @description Its feeds number each offer by this shop's SKU
             * @default false
             */
            sends_our_skus?: boolean;
        };
        /** SellerPage */
        SellerPage: {
            /** Items */
            items: components["schemas"]["SellerAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /** SendFeedForm */
        SendFeedForm: {
            /**
             * File
             * @description text/csv or application/json in UTF-8, up to 20000 rows and 16 MiB
             */
            file: string;
        };
        /**
         * SimilarAnswer
         * @description Products like one, the most alike first.
         */
        SimilarAnswer: {
            /** Items */
            items: components["schemas"]["ProposedCardAnswer"][];
        };
        /**
         * StaffEmptySearchAnswer
         * @description Words that nobody found anything by.
         */
        StaffEmptySearchAnswer: {
            /** Language */
            language: string;
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            /** Term */
            term: string;
            /** Times */
            times: number;
        };
        /** StaffEmptySearchPage */
        StaffEmptySearchPage: {
            /** Items */
            items: components["schemas"]["StaffEmptySearchAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * StaffIndexAnswer
         * @description What is searched now, and the last building anew.
         */
        StaffIndexAnswer: {
            /** Generation */
            generation: number;
            /**
             * Model
             * @description Whose vectors are compared; null while there are none
             */
            model: string | null;
            /** Products */
            products: number;
            reindex: components["schemas"]["StaffReindexAnswer"] | null;
            /**
             * Waiting
             * @description Products that changed and wait to be indexed
             */
            waiting: number;
            /**
             * Without Vector
             * @description Products that wait for a vector
             */
            without_vector: number;
        };
        /**
         * StaffReindexAnswer
         * @description A building anew of the index: how many products it has read, and how it ended.
         */
        StaffReindexAnswer: {
            /** Error */
            error: string | null;
            /** Finished At */
            finished_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Products */
            products: number;
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
            /**
             * Requested By
             * @description Null where the service began by itself
             */
            requested_by: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "running" | "done" | "failed";
        };
        /**
         * StaffSynonymsAnswer
         * @description Groups of words and phrases that mean the same in a language.
         */
        StaffSynonymsAnswer: {
            /** Groups */
            groups: string[][];
            /** Language */
            language: string;
            /** Version */
            version: number;
        };
        /**
         * SuggestAnswer
         * @description What a query that is being typed may become.
         */
        SuggestAnswer: {
            /** Categories */
            categories: components["schemas"]["SuggestedCategoryAnswer"][];
            /** Products */
            products: components["schemas"]["ProposedCardAnswer"][];
            /** Terms */
            terms: string[];
        };
        /**
         * SuggestedCategoryAnswer
         * @description A category whose name begins with what was typed.
         */
        SuggestedCategoryAnswer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lang */
            lang: string;
            /** Name */
            name: string;
            /** Slug */
            slug: string;
        };
        /**
         * SynonymsBody
         * @description All groups of a language; each word or phrase stands in one group.
         */
        SynonymsBody: {
            /** Groups */
            groups: string[][];
        };
        /**
         * UnderstoodQueryAnswer
         * @description What was searched for: `text` is the query after corrections, without the words of a price.
         */
        UnderstoodQueryAnswer: {
            /**
             * Corrections
             * @description Send `exact=true` to search for what was typed
             */
            corrections: components["schemas"]["CorrectionAnswer"][];
            /** Language */
            language: string;
            price: components["schemas"]["PriceWordsAnswer"] | null;
            /** Text */
            text: string;
        };
        /**
         * UnrankedBecause
         * @description Why an offer is shown without a rank.
         * @enum {string}
         */
        UnrankedBecause: "old" | "other_currency" | "out_of_stock" | "suspect";
        /**
         * WaitingOfferAnswer
         * @description An offer that staff have to look at, the likeliest candidate first.
         */
        WaitingOfferAnswer: {
            /** Brand */
            brand: string | null;
            /** Candidates */
            candidates: components["schemas"]["MatchCandidateAnswer"][];
            /** @description The number that names several variants, or one of another brand; null where none names any */
            contradicted: components["schemas"]["MatchMethod"] | null;
            /** Gtin */
            gtin: string | null;
            /** Mpn */
            mpn: string | null;
            /**
             * Offer Id
             * Format: uuid
             */
            offer_id: string;
            price: components["schemas"]["Money"];
            /**
             * Seller Id
             * Format: uuid
             */
            seller_id: string;
            /** Seller Name */
            seller_name: string;
            /** Seller Sku */
            seller_sku: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Title */
            title: string;
            /** Url */
            url: string;
        };
        /** WaitingOfferPage */
        WaitingOfferPage: {
            /** Items */
            items: components["schemas"]["WaitingOfferAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * WaitingPricesAnswer
         * @description How many feeds are held and how many offers wait for staff, each counted up to 10,000.
         */
        WaitingPricesAnswer: {
            /** Feeds Held */
            feeds_held: number;
            /** Offers Waiting */
            offers_waiting: number;
        };
    };
    responses: {
        /** @description `alert_link_expired`: This link no longer works */
        alert_link_expired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "alert_link_expired";
                };
            };
        };
        /** @description `alert_not_found`: There is no such alert */
        alert_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "alert_not_found";
                };
            };
        };
        /** @description `bad_request`: The request cannot be understood */
        bad_request: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "bad_request";
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
        /** @description `feed_kind_unknown`: Send the feed as text/csv or application/json */
        feed_kind_unknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "feed_kind_unknown";
                };
            };
        };
        /** @description `feed_not_found`: There is no such feed */
        feed_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "feed_not_found";
                };
            };
        };
        /** @description `feed_not_held`: This feed does not wait for a decision */
        feed_not_held: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "feed_not_held";
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
        /** @description `offer_not_found`: There is no such offer */
        offer_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "offer_not_found";
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
        /** @description `product_not_found`: There is no such product */
        product_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "product_not_found";
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
        /** @description `reindex_running`: The index is being built anew already */
        reindex_running: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "reindex_running";
                };
            };
        };
        /** @description `seller_domain_taken`: Another seller has this domain */
        seller_domain_taken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "seller_domain_taken";
                };
            };
        };
        /** @description `seller_not_found`: There is no such seller */
        seller_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "seller_not_found";
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
    search: {
        parameters: {
            query: {
                /** @description `name:value`; any of a name's values, and all of the names */
                attribute?: string[] | null;
                /** @description Any of these */
                brand?: string[] | null;
                /** @description Id or slug; its subtree counts */
                category?: string | null;
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description Correct nothing */
                exact?: boolean;
                /** @description Leave out what is sold out */
                in_stock?: boolean;
                /** @description How many items at most */
                limit?: number;
                /** @description Texts in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
                /** @description Minor units */
                max_price?: number | null;
                /** @description Minor units */
                min_price?: number | null;
                /** @description By words and meaning, or by one of them */
                mode?: components["schemas"]["Mode"];
                /** @description Only what has a variant of which the price is reduced */
                on_sale?: boolean;
                /** @description Words; "a phrase", -without, a price: under 50 € */
                q: string;
                sort?: components["schemas"]["HitSort"];
            };
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
                    "application/json": components["schemas"]["SearchAnswer"];
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
            /** @description `invalid_cursor`: This cursor is not one of ours; start again without it; `invalid_filter`: A filter is written name:value, for at most 6 names and 20 values; `unknown_category`: There is no such category; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "invalid_filter" | "unknown_category" | "validation_failed";
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
    list_own_alerts: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description How many items at most */
                limit?: number;
                /** @description Texts in this locale, else the next wider one, else the shop's default */
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
                    "application/json": components["schemas"]["AlertPage"];
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
    request_alert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertBody"];
            };
        };
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
            /** @description `product_not_found`: There is no such product; `variant_not_found`: This product has no such variant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "product_not_found" | "variant_not_found";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `currency_not_compared`: Give the price in the shop's currency; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "currency_not_compared" | "validation_failed";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests; `too_many_alerts`: Too many alerts; please try again later */
            429: {
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
                        code: "rate_limited" | "too_many_alerts";
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
    remove_alert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
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
            403: components["responses"]["forbidden"];
            404: components["responses"]["alert_not_found"];
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
    confirm_alerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertTokenBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
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
            410: components["responses"]["alert_link_expired"];
            413: components["responses"]["too_large"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    unsubscribe_alert: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertTokenBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
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
            410: components["responses"]["alert_link_expired"];
            413: components["responses"]["too_large"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    compare_prices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what the caller has already. */
                "If-None-Match"?: string;
            };
            path: {
                product_id: string;
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
                    "application/json": components["schemas"]["ComparisonAnswer"];
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
            404: components["responses"]["product_not_found"];
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
    show_waiting_prices: {
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
                    "application/json": components["schemas"]["WaitingPricesAnswer"];
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
    list_feeds: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description How many items at most */
                limit?: number;
                seller_id?: string | null;
                status?: components["schemas"]["FeedStatus"] | null;
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
                    "application/json": components["schemas"]["FeedPage"];
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
    show_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feed_id: string;
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
                    "application/json": components["schemas"]["FeedAnswer"];
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
            404: components["responses"]["feed_not_found"];
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
    apply_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feed_id: string;
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
                    "application/json": components["schemas"]["FeedAnswer"];
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
            /** @description `feed_not_found`: There is no such feed; `seller_not_found`: There is no such seller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "feed_not_found" | "seller_not_found";
                    };
                };
            };
            409: components["responses"]["feed_not_held"];
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
    refuse_feed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                feed_id: string;
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
                    "application/json": components["schemas"]["FeedAnswer"];
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
            /** @description `feed_not_found`: There is no such feed; `seller_not_found`: There is no such seller */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "feed_not_found" | "seller_not_found";
                    };
                };
            };
            409: components["responses"]["feed_not_held"];
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
    read_index: {
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
                    "application/json": components["schemas"]["StaffIndexAnswer"];
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
    list_waiting_offers: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
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
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingOfferPage"];
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
    decide_match: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideMatchBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            204: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
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
            404: components["responses"]["offer_not_found"];
            413: components["responses"]["too_large"];
            /** @description `validation_failed`: A value is not acceptable; `variant_unknown`: No published product has this variant */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "variant_unknown";
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
    send_feed: {
        parameters: {
            query: {
                /** @description Only say what would become of it */
                dry_run?: boolean;
                seller_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["SendFeedForm"];
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
                    "application/json": components["schemas"]["FeedAnswer"];
                };
            };
            400: components["responses"]["bad_request"];
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
            404: components["responses"]["seller_not_found"];
            413: components["responses"]["too_large"];
            415: components["responses"]["feed_kind_unknown"];
            /** @description `feed_unreadable`: This file is no feed; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "feed_unreadable" | "validation_failed";
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
    show_price_history: {
        parameters: {
            query?: {
                /** @description How many days, today the last */
                days?: number;
                variant?: string | null;
            };
            header?: {
                /** @description The `ETag` of what the caller has already. */
                "If-None-Match"?: string;
            };
            path: {
                product_id: string;
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
                    "application/json": components["schemas"]["PriceHistoryAnswer"];
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
            /** @description `product_not_found`: There is no such product; `variant_not_found`: This product has no such variant */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "product_not_found" | "variant_not_found";
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
    reindex: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                content: {
                    "application/json": components["schemas"]["StaffReindexAnswer"];
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
            409: components["responses"]["reindex_running"];
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
    list_sellers: {
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
                    "application/json": components["schemas"]["SellerPage"];
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
    make_seller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SellerAnswer"];
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
            409: components["responses"]["seller_domain_taken"];
            413: components["responses"]["too_large"];
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
    show_seller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seller_id: string;
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
                    "application/json": components["schemas"]["SellerAnswer"];
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
            404: components["responses"]["seller_not_found"];
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
    change_seller: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change was made from.
                 * @example "7"
                 */
                "If-Match": string;
            };
            path: {
                seller_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SellerBody"];
            };
        };
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
                    "application/json": components["schemas"]["SellerAnswer"];
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
            404: components["responses"]["seller_not_found"];
            409: components["responses"]["seller_domain_taken"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            422: components["responses"]["validation_failed"];
            428: components["responses"]["precondition_required"];
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
    remove_seller: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change was made from.
                 * @example "7"
                 */
                "If-Match": string;
            };
            path: {
                seller_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            204: {
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
            403: components["responses"]["forbidden"];
            404: components["responses"]["seller_not_found"];
            412: components["responses"]["precondition_failed"];
            422: components["responses"]["validation_failed"];
            428: components["responses"]["precondition_required"];
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
    similar_products: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description Texts in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
            };
            header?: {
                /** @description The `ETag` of what the caller has already. */
                "If-None-Match"?: string;
            };
            path: {
                product_id: string;
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
                    "application/json": components["schemas"]["SimilarAnswer"];
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
            404: components["responses"]["product_not_found"];
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
    suggest: {
        parameters: {
            query: {
                /** @description How many at most */
                limit?: number;
                /** @description Texts in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
                /** @description What was typed so far */
                q: string;
            };
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
                    "application/json": components["schemas"]["SuggestAnswer"];
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
    read_synonyms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description ISO 639: `en`, `fr`, `ar` */
                language: string;
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
                    "application/json": components["schemas"]["StaffSynonymsAnswer"];
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
    replace_synonyms: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The `ETag` of what the change was made from.
                 * @example "7"
                 */
                "If-Match": string;
            };
            path: {
                /** @description ISO 639: `en`, `fr`, `ar` */
                language: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SynonymsBody"];
            };
        };
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
                    "application/json": components["schemas"]["StaffSynonymsAnswer"];
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
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            /** @description `invalid_synonyms`: A group of synonyms has 2 to 20 different words or phrases, and each stands in one group only; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_synonyms" | "validation_failed";
                    };
                };
            };
            428: components["responses"]["precondition_required"];
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
    list_searches_without_results: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
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
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffEmptySearchPage"];
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
