// Written by `npm run generate` from services/analytics-service/openapi.json.
export interface paths {
    "/analytics/behaviour/baskets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report Baskets
         * @description Baskets that were filled and left.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["report_baskets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/behaviour/baskets.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Baskets
         * @description Baskets by day as CSV (UTF-8).
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["export_baskets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/behaviour/cohorts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report Cohorts
         * @description Who comes back, by the week of the first visit.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["report_cohorts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/behaviour/cohorts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Cohorts
         * @description Who comes back as CSV (UTF-8): a line for each week of a cohort, week 0 being its first.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["export_cohorts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/behaviour/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report Funnel
         * @description From a session to a paid order.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["report_funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/behaviour/funnel.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Funnel
         * @description The funnel as CSV (UTF-8).
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["export_funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/behaviour/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report Sessions
         * @description How many sessions, how long, and of how many visitors.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["report_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/behaviour/sessions.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Sessions
         * @description Sessions as CSV (UTF-8).
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["export_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/categories/sold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report Sold Categories
         * @description What sells, by category.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["report_sold_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/categories/sold.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Sold Categories
         * @description What sells by category as CSV (UTF-8): amounts in decimals of `currency`.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["export_sold_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Dashboard
         * @description All figures of a period beside those of the period before.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["show_dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/dashboard.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Dashboard
         * @description The days of the dashboard as CSV (UTF-8): amounts in decimals of `currency`.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["export_dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Events
         * @description Tell what shoppers did. A token is optional: with it, events that carry a session are known as that person's.
         *
         *     What is answered 202 is written down; sent again, with the same ids, it is counted once. On 503 nothing was taken:
         *     send the same batch again after `Retry-After` seconds. Purchases cannot be sent (422): they are counted as
         *     order-service publishes them.
         */
        post: operations["send_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/products/popular": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Popular Products
         * @description Products by what was paid for in the last 30 days, each piece counting as 20 looks at the product's page.
         */
        get: operations["popular_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/products/sold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report Sold Products
         * @description What sells.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["report_sold_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/products/sold.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Sold Products
         * @description What sells as CSV (UTF-8): amounts in decimals of `currency`.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["export_sold_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/revenue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report Revenue
         * @description What was sold and given back, piece by piece.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["report_revenue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/revenue.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Revenue
         * @description Revenue as CSV (UTF-8): amounts in decimals of `currency`.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["export_revenue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/search/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Report Terms
         * @description What is searched for.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["report_terms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/search/terms.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Terms
         * @description What is searched for as CSV (UTF-8).
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["export_terms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/search/trending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trending Terms
         * @description Terms by how much more they were searched for in the last 7 days than in a week of the 28 days before.
         *
         *     Only terms that found something, of at most 64 characters, by three visitors or more, without e-mail addresses or
         *     long numbers.
         */
        get: operations["trending_terms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow Numbers
         * @description Server-sent events named `numbers`: the last half hour at once, then each minute that changes.
         *
         *     Events are counted as they come in, before they are stored; after a pause a new stream begins with all of them.
         *
         *     Needs the permission `analytics.read`.
         */
        get: operations["follow_numbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analytics/vitals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell Vitals
         * @description Tell web vitals, JavaScript errors and violations of the Content-Security-Policy of one page.
         *
         *     They become metrics without anything about whose browser it was; the page's own listener sends them.
         */
        post: operations["tell_vitals"];
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
         * BasketsAnswer
         * @description Baskets that were filled, and those that were left.
         */
        BasketsAnswer: {
            /** Abandoned */
            abandoned: number;
            /**
             * Abandoned Share
             * @description abandoned / filled, from 0 to 1; null without a filled one
             */
            abandoned_share: number | null;
            /** Days */
            days: components["schemas"]["BasketsDayAnswer"][];
            /** Filled */
            filled: number;
            /** Paid */
            paid: number;
            period: components["schemas"]["PeriodAnswer"];
            /**
             * Products
             * @description What was left most often, first
             */
            products: components["schemas"]["LeftProductAnswer"][];
        };
        /**
         * BasketsDayAnswer
         * @description Sessions that began on a day and put something into a cart.
         */
        BasketsDayAnswer: {
            /**
             * Abandoned
             * @description Of these, such as did not pay, and had no event for an hour
             */
            abandoned: number;
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Filled */
            filled: number;
            /**
             * Paid
             * @description Of these, such as paid (`paid_sessions` of the dashboard)
             */
            paid: number;
        };
        /**
         * CohortAnswer
         * @description Visitors whose first day is in one week.
         */
        CohortAnswer: {
            /**
             * Returned
             * @description How many of them came in that week (all), in the next, and so on; until the present week
             */
            returned: number[];
            /** Visitors */
            visitors: number;
            /**
             * Week
             * Format: date
             * @description The Monday with which it begins
             */
            week: string;
        };
        /**
         * CohortsAnswer
         * @description Who comes back, the oldest week first. A visitor's first day is the first that is still kept.
         *
         *     Counted once a day, after midnight: what a day brings is in it from the next one on.
         */
        CohortsAnswer: {
            /** Items */
            items: components["schemas"]["CohortAnswer"][];
            /** Time Zone */
            time_zone: string;
        };
        /**
         * CspViolationBody
         * @description What `securitypolicyviolation` told the page: something that its Content-Security-Policy forbids.
         */
        CspViolationBody: {
            /**
             * Blocked
             * @description Origin or kind of what was blocked
             */
            blocked: string;
            /**
             * Directive
             * @description The `effectiveDirective`
             */
            directive: string;
        };
        /**
         * DashboardAnswer
         * @description A period beside the one before: as many days, and where the period ends today, until the same time of day.
         */
        DashboardAnswer: {
            before: components["schemas"]["PeriodAnswer"];
            /**
             * Days
             * @description Each day of the period, also those on which nothing happened
             */
            days: components["schemas"]["DayFiguresAnswer"][];
            figures: components["schemas"]["FiguresAnswer"];
            figures_before: components["schemas"]["FiguresAnswer"];
            period: components["schemas"]["PeriodAnswer"];
        };
        /**
         * DayFiguresAnswer
         * @description One day.
         */
        DayFiguresAnswer: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Orders */
            orders: number;
            /** Page Views */
            page_views: number;
            /** @description Of the order lines, after discount, with tax, without shipping; of the orders that were paid in this time */
            revenue: components["schemas"]["Money"];
            /** Visitors */
            visitors: number;
        };
        /**
         * Device
         * @description How wide the page was shown: a phone is narrower than 768 pixels.
         * @enum {string}
         */
        Device: "phone" | "desktop";
        /**
         * EventType
         * @description What browsers tell of. Purchases are none of it: they come from order-service alone.
         * @enum {string}
         */
        EventType: "page_view" | "product_view" | "search" | "add_to_cart" | "checkout_started";
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
         * FiguresAnswer
         * @description All figures of a period.
         */
        FiguresAnswer: {
            /** @description revenue / orders, half up; null without an order */
            average_order: components["schemas"]["Money"] | null;
            /**
             * Carts
             * @description How often something was put into a cart
             */
            carts: number;
            /**
             * Checkouts
             * @description How often the checkout was begun
             */
            checkouts: number;
            /**
             * Conversion
             * @description paid_sessions / sessions, from 0 to 1; null without a session
             */
            conversion: number | null;
            /**
             * New Customers
             * @description People whose first paid order is in this time, guests as well
             */
            new_customers: number;
            /** Page Views */
            page_views: number;
            /**
             * Paid Sessions
             * @description Of these, such as had an order of the same person paid: from their first event on, until 30 minutes after their last
             */
            paid_sessions: number;
            /** Product Views */
            product_views: number;
            /** Searches */
            searches: number;
            /**
             * Sessions
             * @description Visits that began in this time: they end with 30 minutes without an event
             */
            sessions: number;
            sold: components["schemas"]["SoldAnswer"];
            /**
             * Visitors
             * @description Different visitors; who comes on two days is one, so that days do not add up
             */
            visitors: number;
        };
        /**
         * FunnelAnswer
         * @description From a session to a paid order, for sessions that began in the period.
         *
         *     A session is in a step when it did that, or something further down: who pays has been in the checkout.
         */
        FunnelAnswer: {
            period: components["schemas"]["PeriodAnswer"];
            /** Steps */
            steps: components["schemas"]["FunnelStepAnswer"][];
        };
        /**
         * FunnelStepAnswer
         * @description How many sessions came so far: whoever is in one step is in all before it.
         */
        FunnelStepAnswer: {
            /**
             * Of All
             * @description Share of all sessions, from 0 to 1; null without a session
             */
            of_all: number | null;
            /**
             * Of Previous
             * @description Share of the step before; null where that has none
             */
            of_previous: number | null;
            /** Sessions */
            sessions: number;
            /**
             * Step
             * @description `session`, `product_view`, `add_to_cart`, `checkout_started`, `paid`, in this order
             */
            step: string;
        };
        /**
         * Grain
         * @description How finely a period is divided; weeks begin on Monday (ISO 8601).
         * @enum {string}
         */
        Grain: "hour" | "day" | "week" | "month";
        /**
         * LeftProductAnswer
         * @description A product that was left in baskets.
         */
        LeftProductAnswer: {
            /**
             * Baskets
             * @description Abandoned sessions that had put it into a cart
             */
            baskets: number;
            product: components["schemas"]["ReportedProductAnswer"];
        };
        /**
         * LiveMinuteAnswer
         * @description What happened in one minute so far; bots are left out.
         */
        LiveMinuteAnswer: {
            /** Carts */
            carts: number;
            /** Checkouts */
            checkouts: number;
            /**
             * Orders
             * @description Orders that were paid
             */
            orders: number;
            /** Page Views */
            page_views: number;
            /** Product Views */
            product_views: number;
            /** @description Of their lines, after discount, with tax, without shipping */
            revenue: components["schemas"]["Money"];
            /** Searches */
            searches: number;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * LiveNumbersAnswer
         * @description The last half hour. The first event has all thirty minutes, later ones those that changed, as they are now.
         */
        LiveNumbersAnswer: {
            /**
             * Active Sessions
             * @description Sessions with an event in the last five minutes
             */
            active_sessions: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Minutes
             * @description Each replaces what was known of the same `starts_at`
             */
            minutes: components["schemas"]["LiveMinuteAnswer"][];
        };
        /**
         * LiveNumbersEvent
         * @description Sent at once, then whenever something was counted, a second apart at least.
         */
        LiveNumbersEvent: {
            data: components["schemas"]["LiveNumbersAnswer"];
            /**
             * Event
             * @constant
             */
            event: "numbers";
            /** Id */
            id?: string | null;
        };
        /**
         * @description BCP 47: language-Script-REGION
         * @example en
         * @example fil
         * @example de-CH
         */
        Locale: string;
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
         * PageKind
         * @description Which page of the shop it was, by kind: few words, since each is a label of metrics.
         * @enum {string}
         */
        PageKind: "home" | "list" | "product" | "search" | "cart" | "checkout" | "order" | "account" | "desk" | "other";
        /**
         * PageVitalsBody
         * @description How one page fared in one browser. Nothing in it says whose.
         */
        PageVitalsBody: {
            device: components["schemas"]["Device"];
            /** Errors */
            errors?: components["schemas"]["ScriptErrorBody"][];
            page: components["schemas"]["PageKind"];
            /** Violations */
            violations?: components["schemas"]["CspViolationBody"][];
            /** Vitals */
            vitals?: components["schemas"]["VitalBody"][];
        };
        /**
         * PeriodAnswer
         * @description Whole days, both ends included. Days that are not over are counted as far as they have come.
         */
        PeriodAnswer: {
            /**
             * First
             * Format: date
             */
            first: string;
            /**
             * Last
             * Format: date
             */
            last: string;
            /**
             * Time Zone
             * @description The shop's, by its IANA name: whose days these are
             */
            time_zone: string;
        };
        /**
         * PopularProductAnswer
         * @description A product that is on sale: product-service shows it.
         */
        PopularProductAnswer: {
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
        };
        /**
         * PopularProductsAnswer
         * @description The most popular first; empty where little was sold and looked at.
         */
        PopularProductsAnswer: {
            /** Items */
            items: components["schemas"]["PopularProductAnswer"][];
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
         * RejectedEventAnswer
         * @description One event that was not taken; sent again it will not be either.
         */
        RejectedEventAnswer: {
            /** @description `clock_skew`: the id's time is too old or too far ahead */
            code: components["schemas"]["Rejection"];
            /**
             * Index
             * @description Its place in the batch, from 0
             */
            index: number;
        };
        /**
         * Rejection
         * @description Why one event of a batch was not taken.
         * @enum {string}
         */
        Rejection: "clock_skew" | "not_uuid7";
        /**
         * ReportedProductAnswer
         * @description A product as it was last heard of; all null but `id` where it was never heard of.
         */
        ReportedProductAnswer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Lang
             * @description The locale of `title`, which may be a wider one than was asked for
             */
            lang: string | null;
            /** Slug */
            slug: string | null;
            /** Title */
            title: string | null;
        };
        /**
         * RevenueAnswer
         * @description What was sold, piece by piece without a gap.
         */
        RevenueAnswer: {
            /** @description Null unless `compare` was asked for */
            before: components["schemas"]["RevenueBeforeAnswer"] | null;
            period: components["schemas"]["PeriodAnswer"];
            /** Rows */
            rows: components["schemas"]["RevenueRowAnswer"][];
            total: components["schemas"]["SoldAnswer"];
        };
        /**
         * RevenueBeforeAnswer
         * @description The period before, with as many pieces; of a period that ends today, until the same time of day.
         */
        RevenueBeforeAnswer: {
            period: components["schemas"]["PeriodAnswer"];
            /** Rows */
            rows: components["schemas"]["RevenueRowAnswer"][];
            total: components["schemas"]["SoldAnswer"];
        };
        /**
         * RevenueRowAnswer
         * @description A piece of the period, cut at its ends.
         */
        RevenueRowAnswer: {
            /**
             * Day
             * Format: date
             * @description The day on which it begins, in the shop's time zone
             */
            day: string;
            sold: components["schemas"]["SoldAnswer"];
            /**
             * Starts At
             * Format: date-time
             * @description When it begins (UTC)
             */
            starts_at: string;
        };
        /**
         * ScriptErrorBody
         * @description An error of JavaScript that nobody caught.
         */
        ScriptErrorBody: {
            /** Line */
            line?: number | null;
            /** Message */
            message: string;
            /**
             * Source
             * @description The script, without query
             */
            source?: string | null;
        };
        /**
         * SearchedTermAnswer
         * @description What was searched for, folded to small letters and single blanks.
         */
        SearchedTermAnswer: {
            /** Searches */
            searches: number;
            /** Term */
            term: string;
            /**
             * Without Results
             * @description Of these, such as found nothing
             */
            without_results: number;
        };
        /**
         * SearchedTermsAnswer
         * @description Terms of a period, the most frequent first. Of each day the first 10,000 different ones are counted.
         */
        SearchedTermsAnswer: {
            /** Items */
            items: components["schemas"]["SearchedTermAnswer"][];
            period: components["schemas"]["PeriodAnswer"];
        };
        /**
         * SessionsAnswer
         * @description Sessions, day by day.
         */
        SessionsAnswer: {
            /** Days */
            days: components["schemas"]["SessionsDayAnswer"][];
            period: components["schemas"]["PeriodAnswer"];
        };
        /**
         * SessionsDayAnswer
         * @description Sessions that began on a day.
         */
        SessionsDayAnswer: {
            /**
             * Bounces
             * @description Sessions of one event
             */
            bounces: number;
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Median Seconds
             * @description From first to last event, the median; null without a session
             */
            median_seconds: number | null;
            /**
             * Page Views
             * @description In these sessions
             */
            page_views: number;
            /** Sessions */
            sessions: number;
            /**
             * Visitors
             * @description Different visitors of these sessions
             */
            visitors: number;
        };
        /**
         * ShopEventBody
         * @description One thing that a shopper did. Purchases cannot be sent: they are what order-service says.
         *
         *     `visitor` and `session` are sent only by those who agreed; without them the event is counted and linked to nothing.
         */
        ShopEventBody: {
            /**
             * Id
             * Format: uuid
             * @description UUIDv7, whose time is when it happened, by the server's clock: at most 7 days ago, at most 5 minutes ahead. Sent again under the same id it is counted once
             */
            id: string;
            /**
             * Page
             * @description The path without query: `/product/blue-teapot`
             */
            page?: string | null;
            /**
             * Product Id
             * @description Of `product_view` and `add_to_cart`, and only of these
             */
            product_id?: string | null;
            /**
             * Results
             * @description How many products were found; of `search` alone
             */
            results?: number | null;
            /**
             * Session
             * @description A random id, another after 30 minutes without an event; sent with `visitor`
             */
            session?: string | null;
            /**
             * Term
             * @description What was searched for; of `search` alone. Addresses and long numbers are not kept
             */
            term?: string | null;
            type: components["schemas"]["EventType"];
            /**
             * Visitor
             * @description A random id that the browser keeps; never a person's
             */
            visitor?: string | null;
        };
        /**
         * ShopEventsBody
         * @description A batch; what is wrong in shape refuses it whole (422), and nothing of it is counted.
         */
        ShopEventsBody: {
            /** Events */
            events: components["schemas"]["ShopEventBody"][];
        };
        /**
         * SoldAnswer
         * @description What was sold. net = revenue − refunds.
         */
        SoldAnswer: {
            /** @description Below nought where more was given back than sold */
            net: components["schemas"]["Money"];
            /**
             * Orders
             * @description Orders paid in this time, guests' included
             */
            orders: number;
            /** @description Of goods, what was given back in this time, whenever it was paid; shipping that was given back is not in it */
            refunds: components["schemas"]["Money"];
            /** @description Of the order lines, after discount, with tax, without shipping; of the orders that were paid in this time */
            revenue: components["schemas"]["Money"];
            /** @description Of the same orders, with tax */
            shipping: components["schemas"]["Money"];
        };
        /**
         * SoldCategoriesAnswer
         * @description Revenue by category, most first; together they are the period's revenue.
         */
        SoldCategoriesAnswer: {
            /** Items */
            items: components["schemas"]["SoldCategoryAnswer"][];
            period: components["schemas"]["PeriodAnswer"];
        };
        /**
         * SoldCategoryAnswer
         * @description What the products of a category brought. Each product counts in the first of its categories alone.
         */
        SoldCategoryAnswer: {
            /**
             * Id
             * @description Null for products in no category that is known
             */
            id: string | null;
            /** Lang */
            lang: string | null;
            /** Name */
            name: string | null;
            net: components["schemas"]["Money"];
            /** Orders */
            orders: number;
            /** Pieces */
            pieces: number;
            /** @description Of goods, what was given back in this time, whenever it was paid; shipping that was given back is not in it */
            refunds: components["schemas"]["Money"];
            /** @description Of the order lines, after discount, with tax, without shipping; of the orders that were paid in this time */
            revenue: components["schemas"]["Money"];
        };
        /**
         * SoldProductAnswer
         * @description What one product brought in the period.
         */
        SoldProductAnswer: {
            /**
             * Carts
             * @description How often it was put into a cart
             */
            carts: number;
            net: components["schemas"]["Money"];
            /**
             * Orders
             * @description Orders that had it
             */
            orders: number;
            /**
             * Pieces
             * @description Pieces in paid orders; what was given back stays counted
             */
            pieces: number;
            product: components["schemas"]["ReportedProductAnswer"];
            /** @description Of goods, what was given back in this time, whenever it was paid; shipping that was given back is not in it */
            refunds: components["schemas"]["Money"];
            /** @description Of the order lines, after discount, with tax, without shipping; of the orders that were paid in this time */
            revenue: components["schemas"]["Money"];
            /**
             * Views
             * @description How often its page was looked at
             */
            views: number;
        };
        /**
         * SoldProductsAnswer
         * @description What sells, best first.
         */
        SoldProductsAnswer: {
            /** Items */
            items: components["schemas"]["SoldProductAnswer"][];
            period: components["schemas"]["PeriodAnswer"];
        };
        /**
         * SoldSort
         * @description What sells most comes first.
         * @enum {string}
         */
        SoldSort: "revenue" | "pieces" | "views";
        /**
         * TakenEventsAnswer
         * @description What became of a batch. What is accepted is written down, and counted within a second or so.
         */
        TakenEventsAnswer: {
            /** Accepted */
            accepted: number;
            /** Rejected */
            rejected: components["schemas"]["RejectedEventAnswer"][];
            /**
             * Server Time
             * Format: date-time
             * @description Now; the browser learns from it how much its own clock is off
             */
            server_time: string;
        };
        /**
         * TrendingTermAnswer
         * @description A term that many different visitors searched for and found something by.
         */
        TrendingTermAnswer: {
            /** Term */
            term: string;
        };
        /**
         * TrendingTermsAnswer
         * @description The steepest first; empty where nothing is searched for more than before.
         */
        TrendingTermsAnswer: {
            /**
             * Items
             * @description Never what fewer than three visitors searched for
             */
            items: components["schemas"]["TrendingTermAnswer"][];
        };
        /**
         * VitalBody
         * @description One web vital of one page.
         */
        VitalBody: {
            name: components["schemas"]["VitalName"];
            /**
             * Value
             * @description Milliseconds; of CLS a number without unit
             */
            value: number;
        };
        /**
         * VitalName
         * @description Web vitals (web.dev/vitals): milliseconds, and of CLS a number without unit.
         * @enum {string}
         */
        VitalName: "LCP" | "CLS" | "INP" | "TTFB" | "FCP";
    };
    responses: {
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
    report_baskets: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description How many at most */
                limit?: number;
                /** @description Names in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
                    "application/json": components["schemas"]["BasketsAnswer"];
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    export_baskets: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    report_cohorts: {
        parameters: {
            query?: {
                /** @description How many weeks, the present one included */
                weeks?: number;
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
                    "application/json": components["schemas"]["CohortsAnswer"];
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
    export_cohorts: {
        parameters: {
            query?: {
                /** @description How many weeks, the present one included */
                weeks?: number;
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
    report_funnel: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
                    "application/json": components["schemas"]["FunnelAnswer"];
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    export_funnel: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    report_sessions: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
                    "application/json": components["schemas"]["SessionsAnswer"];
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    export_sessions: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    report_sold_categories: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description Names in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
                    "application/json": components["schemas"]["SoldCategoriesAnswer"];
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    export_sold_categories: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description Names in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    show_dashboard: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
                    "application/json": components["schemas"]["DashboardAnswer"];
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    export_dashboard: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    send_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShopEventsBody"];
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
                content: {
                    "application/json": components["schemas"]["TakenEventsAnswer"];
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
            413: components["responses"]["too_large"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `too_many_events_waiting`: Too many events wait to be counted; please send these again later; `unavailable`: A part of the shop is not reachable; please try again; `valkey_unavailable`: A part of the shop is not reachable */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "too_many_events_waiting" | "unavailable" | "valkey_unavailable";
                    };
                };
            };
        };
    };
    popular_products: {
        parameters: {
            query?: {
                /** @description How many at most */
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
                    "application/json": components["schemas"]["PopularProductsAnswer"];
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
    report_sold_products: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description How many at most */
                limit?: number;
                /** @description Names in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
                /** @description What is best */
                sort?: components["schemas"]["SoldSort"];
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
                    "application/json": components["schemas"]["SoldProductsAnswer"];
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    export_sold_products: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description How many at most */
                limit?: number;
                /** @description Names in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
                /** @description What is best */
                sort?: components["schemas"]["SoldSort"];
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    report_revenue: {
        parameters: {
            query?: {
                /** @description How finely the period is divided; hours for at most 7 days */
                by?: components["schemas"]["Grain"];
                /** @description Also the period before: as many days, right before it */
                compare?: boolean;
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
                    "application/json": components["schemas"]["RevenueAnswer"];
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    export_revenue: {
        parameters: {
            query?: {
                /** @description How finely the period is divided; hours for at most 7 days */
                by?: components["schemas"]["Grain"];
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    report_terms: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description How many at most */
                limit?: number;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
                /** @description Only what found nothing, by how often */
                without_results?: boolean;
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
                    "application/json": components["schemas"]["SearchedTermsAnswer"];
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    export_terms: {
        parameters: {
            query?: {
                /** @description How many days, instead of `from` */
                days?: number | null;
                /** @description The first day, in the shop's time zone; 30 days if not said */
                from?: string | null;
                /** @description How many at most */
                limit?: number;
                /** @description The last day, today if not said; at most 400 days are a period */
                to?: string | null;
                /** @description Only what found nothing, by how often */
                without_results?: boolean;
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
            /** @description `invalid_period`: These days are no period that can be reported; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_period" | "validation_failed";
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
    trending_terms: {
        parameters: {
            query?: {
                /** @description How many at most */
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
                    "application/json": components["schemas"]["TrendingTermsAnswer"];
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
    follow_numbers: {
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
                    "text/event-stream": components["schemas"]["LiveNumbersEvent"];
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
    tell_vitals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PageVitalsBody"];
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
            413: components["responses"]["too_large"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
}
