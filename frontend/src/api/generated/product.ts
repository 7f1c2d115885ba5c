// Written by `npm run generate` from services/product-service/openapi.json.
export interface paths {
    "/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Categories
         * @description The whole tree, parents before children.
         *
         *     Whoever holds the permission `products.read` may see or do more.
         */
        get: operations["list_categories"];
        put?: never;
        /**
         * Create Category
         * @description A new category below its parent, or at the root.
         *
         *     Needs the permission `products.write`.
         */
        post: operations["create_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Category
         * @description Other words or another place; what hangs below moves with it.
         *
         *     Needs the permission `products.write`.
         */
        put: operations["change_category"];
        post?: never;
        /**
         * Remove Category
         * @description Only an empty category can go; of another one the refusal counts `products` and `categories` in it.
         *
         *     Needs the permission `products.write`.
         */
        delete: operations["remove_category"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Category
         * @description A category by id or slug; staff also see its names and the `ETag` for If-Match.
         *
         *     Whoever holds the permission `products.read` may see or do more.
         */
        get: operations["read_category"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/categories/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Arrange Categories
         * @description Another order of what hangs below one parent; answers the whole tree. Each `version` is judged as by If-Match.
         *
         *     Needs the permission `products.write`.
         */
        put: operations["arrange_categories"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{sha256}-{width}.webp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Picture
         * @description A picture as WebP; it may be kept for a year, since other bytes would have another address.
         */
        get: operations["read_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Products
         * @description Published products. First pages are cached, and made anew when something in them changes.
         *
         *     Whoever holds the permission `products.read` may see or do more.
         */
        get: operations["list_products"];
        put?: never;
        /**
         * Create Product
         * @description A new product with its variants; each begins with its `stock`.
         *
         *     Needs the permission `products.write`.
         */
        post: operations["create_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace Product
         * @description The whole product as it shall be, pictures too where they are named. Variants are matched by id, else by SKU;
         *     those not named are withdrawn.
         *
         *     Needs the permission `products.write`.
         */
        put: operations["replace_product"];
        post?: never;
        /**
         * Archive Product
         * @description Off sale, but kept for the orders that name it.
         *
         *     Needs the permission `products.write`.
         */
        delete: operations["archive_product"];
        options?: never;
        head?: never;
        /**
         * Change Product
         * @description Only what is named changes; `status` publishes, archives, or makes a draft again.
         *
         *     Needs the permission `products.write`.
         */
        patch: operations["change_product"];
        trace?: never;
    };
    "/products/{product_id}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Image
         * @description One more picture, re-encoded in three widths; answers the product, the new picture last in `images`.
         *
         *     Needs the permission `products.write`.
         */
        post: operations["add_image"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}/images/{image_id}": {
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
         * Remove Image
         * @description No longer shown; answers the product.
         *
         *     Needs the permission `products.write`.
         */
        delete: operations["remove_image"];
        options?: never;
        head?: never;
        /**
         * Describe Image
         * @description Replace the alternative texts of a picture; answers the product.
         *
         *     Needs the permission `products.write`.
         */
        patch: operations["describe_image"];
        trace?: never;
    };
    "/products/{product_id}/images/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Arrange Images
         * @description Another order; the first picture stands for the product in lists.
         *
         *     Needs the permission `products.write`.
         */
        put: operations["arrange_images"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}/variants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Variant
         * @description One more variant; answers the product. A withdrawn variant of this SKU is sold again, with the stock it has.
         *
         *     Needs the permission `products.write`.
         */
        post: operations["add_variant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}/variants/{variant_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Variant
         * @description The whole variant as it shall be; a withdrawn one is sold again. If-Match is the product's version.
         *
         *     Needs the permission `products.write`.
         */
        put: operations["change_variant"];
        post?: never;
        /**
         * Withdraw Variant
         * @description No longer sold, but kept for the orders that name it; answers the product.
         *
         *     Needs the permission `products.write`.
         */
        delete: operations["withdraw_variant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Product
         * @description A published product by id or slug; staff also see drafts, numbers and the `ETag` for If-Match.
         *
         *     Whoever holds the permission `products.read` may see or do more.
         */
        get: operations["read_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/attribute-words/{locale}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Attribute Words
         * @description All words of a locale; none, of version 0, where nobody wrote any.
         *
         *     Needs the permission `products.read`.
         */
        get: operations["read_attribute_words"];
        /**
         * Replace Attribute Words
         * @description All words of a locale as they shall be. Attributes keep their names and values: filters go by those.
         *
         *     Needs the permission `products.write`.
         */
        put: operations["replace_attribute_words"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Statuses
         * @description Publish, archive or unpublish up to 100 products, each for itself: answers 200 with a result for each.
         *
         *     One that is not at its `version` is refused with `precondition_failed`, unless there is nothing to change.
         *
         *     Needs the permission `products.write`.
         */
        post: operations["change_statuses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Products
         * @description Published products that have the words, and likely titles for what is misspelt; by relevance at most 500.
         */
        get: operations["search_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Products For Staff
         * @description Products in any status.
         *
         *     Needs the permission `products.read`.
         */
        get: operations["list_products_for_staff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/staff.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Products
         * @description The list as CSV (UTF-8), a line per product: amounts in decimals of `currency`; no cell is a formula.
         *
         *     Needs the permission `products.read`.
         */
        get: operations["export_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload Picture
         * @description A picture for a product that is about to be made or replaced: it names the `id` among its `images`.
         *
         *     Needs the permission `products.write`.
         */
        post: operations["upload_picture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/variants/{variant_id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Prices
         * @description What a variant costs now and has cost, the newest first, also while its product was a draft.
         *
         *     Needs the permission `products.read`.
         */
        get: operations["list_prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/variants/{variant_id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Stock
         * @description A variant's numbers and latest movements.
         *
         *     Needs the permission `products.read`.
         */
        get: operations["read_stock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/variants/{variant_id}/stock/low-at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Low At
         * @description From how many pieces on a variant counts as low; no other number depends on it, so it needs no If-Match.
         *
         *     Needs the permission `stock.move`.
         */
        put: operations["set_low_at"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/variants/{variant_id}/stock/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Movements
         * @description What changed a variant's stock other than by sale, the newest first; what is held and sold, its numbers say.
         *
         *     Needs the permission `products.read`.
         */
        get: operations["list_movements"];
        put?: never;
        /**
         * Move Stock
         * @description Count pieces in, or correct the count; movements add up, so none of them needs If-Match.
         *
         *     Needs the permission `stock.move`.
         */
        post: operations["move_stock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/robots.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Robots
         * @description What search engines may visit, and where the sitemap is.
         */
        get: operations["read_robots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sitemap.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Sitemap
         * @description The shop's pages in every language: published products, categories, the start page; or the files they are in.
         */
        get: operations["read_sitemap"];
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
        /** AddImageForm */
        AddImageForm: {
            /**
             * Alt
             * @default
             */
            alt?: string;
            /**
             * File
             * @description JPEG, PNG or WebP; at most 10 MiB and 40 million pixels
             */
            file: string;
        };
        /**
         * AltBody
         * @description What a picture shows, in words; `alt_translations` that are not named stay.
         */
        AltBody: {
            /** Alt */
            alt: string;
            /** Alt Translations */
            alt_translations?: {
                [key: string]: string;
            } | null;
        };
        /**
         * AttributeWordsBody
         * @description What a locale calls names and values of attributes, by the text that products have.
         */
        AttributeWordsBody: {
            /** Words */
            words: {
                [key: string]: string;
            };
        };
        /**
         * Band
         * @description What of a number of pieces a shopper may see.
         * @enum {string}
         */
        Band: "in_stock" | "low" | "out";
        /**
         * BulkAction
         * @description What is done to each; only what is published can be unpublished, and becomes a draft.
         * @enum {string}
         */
        BulkAction: "publish" | "archive" | "unpublish";
        /**
         * BulkAnswer
         * @description A result per product, in the order in which they were sent.
         */
        BulkAnswer: {
            /** Results */
            results: components["schemas"]["BulkResultAnswer"][];
        };
        /**
         * BulkBody
         * @description What is done to up to 100 products; only what is published can be unpublished, and becomes a draft.
         */
        BulkBody: {
            action: components["schemas"]["BulkAction"];
            /** Items */
            items: components["schemas"]["VersionedBody"][];
        };
        /**
         * BulkProblemAnswer
         * @description Why a product was refused: `code`, `title` and `detail` as in the problem document of a single change.
         */
        BulkProblemAnswer: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Title */
            title: string;
        };
        /**
         * BulkResultAnswer
         * @description What became of one product: `unchanged` is what was there already. `version` is the present one.
         */
        BulkResultAnswer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "changed" | "unchanged" | "refused";
            problem: components["schemas"]["BulkProblemAnswer"] | null;
            /**
             * Version
             * @description For If-Match; null where it was refused
             */
            version: number | null;
        };
        /**
         * CardAnswer
         * @description A product in a list; `lang` is the locale that `title` is in, which may be a wider one than was asked for.
         */
        CardAnswer: {
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
            image: components["schemas"]["PictureAnswer"] | null;
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
         * CardPage
         * @description A page of products.
         */
        CardPage: {
            /** @description On a first page, when `counts=true` asked for it */
            counts?: components["schemas"]["CountsAnswer"] | null;
            /** Items */
            items: components["schemas"]["CardAnswer"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * CategoryAnswer
         * @description A category in the tree; `path` runs from the root down to itself, `lang` is the locale that `name` is in.
         */
        CategoryAnswer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** @description Of a department: of its dearest product that has one; else null */
            image: components["schemas"]["PictureAnswer"] | null;
            /** Lang */
            lang: string;
            /** Name */
            name: string;
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string[];
            /** Position */
            position: number;
            /** Slug */
            slug: string;
        };
        /**
         * CategoryBody
         * @description A category; `names` per locale, the shop's default among them.
         */
        CategoryBody: {
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Parent Id */
            parent_id?: string | null;
            /**
             * Position
             * @default 0
             */
            position?: number;
            /** Slug */
            slug?: string | null;
        };
        /**
         * CategoryOrderBody
         * @description Every category below a parent, or at the root, in the wanted order, each at the version that was seen.
         */
        CategoryOrderBody: {
            /** Categories */
            categories: components["schemas"]["VersionedBody"][];
            /** Parent Id */
            parent_id?: string | null;
        };
        /** CategoryPage */
        CategoryPage: {
            /** Items */
            items: components["schemas"]["CategoryAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * CountsAnswer
         * @description What a shopper could narrow the list down to.
         */
        CountsAnswer: {
            /**
             * Attribute Words
             * @description What the asked locale calls names and values of `attributes`; one that is missing stays as it is
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
            price: components["schemas"]["PriceRangeAnswer"] | null;
            /** Total */
            total: number;
        };
        /**
         * ExportedAttributeWordsAnswer
         * @description Those of every locale that has some.
         */
        ExportedAttributeWordsAnswer: {
            /** Items */
            items: components["schemas"]["ExportedLocaleAnswer"][];
        };
        /**
         * ExportedCategoriesAnswer
         * @description All of them.
         */
        ExportedCategoriesAnswer: {
            /** Items */
            items: components["schemas"]["ExportedCategoryAnswer"][];
        };
        /**
         * ExportedCategoryAnswer
         * @description A category, as in `souk.category.changed.v1`.
         */
        ExportedCategoryAnswer: {
            /**
             * Category Id
             * Format: uuid
             */
            category_id: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Parent Id */
            parent_id: string | null;
            /** Slug */
            slug: string;
        };
        /**
         * ExportedLocaleAnswer
         * @description All words of a locale, by the text that products have; `version` as in `souk.attribute_words.changed.v1`.
         */
        ExportedLocaleAnswer: {
            /** Locale */
            locale: string;
            /** Version */
            version: number;
            /** Words */
            words: {
                [key: string]: string;
            };
        };
        /**
         * ExportedProductAnswer
         * @description A published product: what `souk.product.updated.v1` says of it, and its stock.
         */
        ExportedProductAnswer: {
            /** Attributes */
            attributes: {
                [key: string]: string;
            };
            /**
             * Bands
             * @description What a shopper is shown of each variant's stock
             */
            bands: {
                [key: string]: components["schemas"]["Band"];
            };
            /** Brand */
            brand: string | null;
            /** Category Ids */
            category_ids: string[];
            /**
             * Image
             * @description SHA-256 of the first picture
             */
            image: string | null;
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            /** Slug */
            slug: string;
            /**
             * Status
             * @constant
             */
            status: "published";
            /** Texts */
            texts: {
                [key: string]: components["schemas"]["TextAnswer"];
            };
            /** Title */
            title: string;
            /** Variants */
            variants: components["schemas"]["ExportedVariantAnswer"][];
            /** Version */
            version: number;
        };
        /**
         * ExportedProductsAnswer
         * @description A page; `next` goes into `after`, and is null on the last one.
         */
        ExportedProductsAnswer: {
            /** Items */
            items: components["schemas"]["ExportedProductAnswer"][];
            /** Next */
            next: string | null;
        };
        /**
         * ExportedVariantAnswer
         * @description A variant on sale, as in the events of its product.
         */
        ExportedVariantAnswer: {
            /** Attributes */
            attributes: {
                [key: string]: string;
            };
            compare_at: components["schemas"]["Money"] | null;
            /** Gtins */
            gtins: string[];
            /** Mpn */
            mpn: string | null;
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
         * @description GS1's number of an article: 8, 12, 13 or 14 digits, blanks and hyphens left out; kept as 14
         * @example 4006381333931
         */
        Gtin: string;
        /**
         * HoldBody
         * @description Lines to hold for an order; the reservation's id is the order's.
         */
        HoldBody: {
            /**
             * Expires In Seconds
             * @default 3600
             */
            expires_in_seconds?: number;
            /** Lines */
            lines: components["schemas"]["LineBody"][];
            /**
             * Reservation Id
             * Format: uuid
             */
            reservation_id: string;
        };
        /**
         * ImageAnswer
         * @description A picture of a product.
         */
        ImageAnswer: {
            /** Alt */
            alt: string;
            /** Height */
            height: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Url */
            url: string;
            /** Urls */
            urls: {
                [key: string]: string;
            };
            /** Width */
            width: number;
        };
        /**
         * ImageOrderBody
         * @description Every picture of the product, in the wanted order.
         */
        ImageOrderBody: {
            /** Image Ids */
            image_ids: string[];
        };
        /**
         * KnownVariantBody
         * @description A variant as it shall be: the one of this `id`, whose SKU may be another now, else the one of this SKU, else a
         *     new one.
         */
        KnownVariantBody: {
            /** Attributes */
            attributes?: {
                [key: string]: string;
            };
            compare_at?: components["schemas"]["Money"] | null;
            /**
             * Gtins
             * @description Each belongs to one variant of the shop; numbers for use in one shop are refused
             */
            gtins?: components["schemas"]["Gtin"][];
            /** Id */
            id?: string | null;
            /**
             * Image Id
             * @description One of the product's pictures, which shows it
             */
            image_id?: string | null;
            /**
             * Line Limit
             * @default 10
             */
            line_limit?: number;
            /**
             * Low At
             * @default 5
             */
            low_at?: number;
            /**
             * Mpn
             * @description The maker's own number of it
             */
            mpn?: string | null;
            price: components["schemas"]["Money"];
            /**
             * Sku
             * @description Any printable text of at most 64 characters; unique in the shop without regard to case
             */
            sku: string;
            /**
             * Stock
             * @default 0
             */
            stock?: number;
            /**
             * Weight Grams
             * @default 0
             */
            weight_grams?: number;
        };
        /**
         * Language
         * @description The storefront's languages: what is missing in one of them waits for a translator.
         * @enum {string}
         */
        Language: "en" | "fr" | "ar";
        /**
         * LineBody
         * @description So many pieces of a variant.
         */
        LineBody: {
            /** Quantity */
            quantity: number;
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
        };
        /**
         * @description BCP 47: language-Script-REGION
         * @example en
         * @example fil
         * @example de-CH
         */
        Locale: string;
        /**
         * LookupAnswer
         * @description The known ones among the variants; unknown ids are left out.
         */
        LookupAnswer: {
            /** Variants */
            variants: components["schemas"]["LookupVariantAnswer"][];
        };
        /**
         * LookupBody
         * @description Variants of a cart or order.
         */
        LookupBody: {
            /** @default en */
            locale?: components["schemas"]["Locale"];
            /** Variant Ids */
            variant_ids: string[];
        };
        /**
         * LookupVariantAnswer
         * @description A variant with what a cart or order has to know; `price` is the one to charge.
         *
         *     `lang` is the locale of `title`, and of `variant_title` as far as that locale has words for its values.
         */
        LookupVariantAnswer: {
            /** Available */
            available: number;
            compare_at: components["schemas"]["Money"] | null;
            /** Image Url */
            image_url: string | null;
            /** Lang */
            lang: string;
            /** Line Limit */
            line_limit: number;
            price: components["schemas"]["Money"];
            /**
             * Product Id
             * Format: uuid
             */
            product_id: string;
            /** Purchasable */
            purchasable: boolean;
            /** Sku */
            sku: string;
            /** Slug */
            slug: string;
            /** Title */
            title: string;
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
            /** Variant Title */
            variant_title: string;
            /** Weight Grams */
            weight_grams: number;
        };
        /**
         * LowAtBody
         * @description So many pieces or fewer count as low.
         */
        LowAtBody: {
            /** Low At */
            low_at: number;
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
         * MovementAnswer
         * @description A signed change of stock.
         */
        MovementAnswer: {
            /**
             * Actor Id
             * @description Who moved it; null where nobody of the staff did
             */
            actor_id: string | null;
            /**
             * Available After
             * @description Pieces that could be bought afterwards; null where it is older
             */
            available_after: number | null;
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
            /** Note */
            note: string;
            /**
             * Order Id
             * @description The order from which the pieces came back
             */
            order_id: string | null;
            /** Quantity */
            quantity: number;
            /** @description `initial`: what a variant began with. `receipt`: goods came in. `return`: sold pieces came back. `adjustment`: the count was corrected, up or down */
            reason: components["schemas"]["MovementReason"];
        };
        /**
         * MovementBody
         * @description A signed change of stock; only an `adjustment` may take away.
         */
        MovementBody: {
            /**
             * Note
             * @default
             */
            note?: string;
            /** Quantity */
            quantity: number;
            /**
             * Reason
             * @enum {string}
             */
            reason: "receipt" | "adjustment" | "return";
        };
        /** MovementPage */
        MovementPage: {
            /** Items */
            items: components["schemas"]["MovementAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * MovementReason
         * @description Why stock changed, other than by sale.
         * @enum {string}
         */
        MovementReason: "initial" | "receipt" | "adjustment" | "return";
        /**
         * NewVariantBody
         * @description A variant with the stock it begins with; for a SKU that the product already has, `stock` is ignored.
         */
        NewVariantBody: {
            /** Attributes */
            attributes?: {
                [key: string]: string;
            };
            compare_at?: components["schemas"]["Money"] | null;
            /**
             * Gtins
             * @description Each belongs to one variant of the shop; numbers for use in one shop are refused
             */
            gtins?: components["schemas"]["Gtin"][];
            /**
             * Image Id
             * @description One of the product's pictures, which shows it
             */
            image_id?: string | null;
            /**
             * Line Limit
             * @default 10
             */
            line_limit?: number;
            /**
             * Low At
             * @default 5
             */
            low_at?: number;
            /**
             * Mpn
             * @description The maker's own number of it
             */
            mpn?: string | null;
            price: components["schemas"]["Money"];
            /**
             * Sku
             * @description Any printable text of at most 64 characters; unique in the shop without regard to case
             */
            sku: string;
            /**
             * Stock
             * @default 0
             */
            stock?: number;
            /**
             * Weight Grams
             * @default 0
             */
            weight_grams?: number;
        };
        /**
         * PictureAnswer
         * @description A picture; `urls` by their true width in pixels, `width` and `height` those of the widest.
         */
        PictureAnswer: {
            /** Alt */
            alt: string;
            /** Height */
            height: number;
            /** Url */
            url: string;
            /** Urls */
            urls: {
                [key: string]: string;
            };
            /** Width */
            width: number;
        };
        /**
         * PictureBody
         * @description A picture of the product, by its id or that of an upload; `alt_translations` per locale but the default.
         */
        PictureBody: {
            /**
             * Alt
             * @default
             */
            alt?: string;
            /** Alt Translations */
            alt_translations?: {
                [key: string]: string;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * PriceRangeAnswer
         * @description The lowest and the highest price of what was found.
         */
        PriceRangeAnswer: {
            highest: components["schemas"]["Money"];
            lowest: components["schemas"]["Money"];
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
         * ProductAnswer
         * @description A product's page; `lang` and `description_lang` are the locales that `title` and `description` are in.
         */
        ProductAnswer: {
            /**
             * Attribute Words
             * @description What the asked locale calls names and values of `attributes`; one that is missing stays as it is
             */
            attribute_words: {
                [key: string]: string;
            };
            /** Attributes */
            attributes: {
                [key: string]: string;
            };
            /**
             * Availability
             * @enum {string}
             */
            availability: "in_stock" | "low" | "out";
            /**
             * Brand
             * @description Whose make it is
             */
            brand: string | null;
            /** Category Ids */
            category_ids: string[];
            /** Description */
            description: string;
            /** Description Lang */
            description_lang: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Images */
            images: components["schemas"]["ImageAnswer"][];
            /** Lang */
            lang: string;
            /**
             * Options
             * @description Values per attribute to choose between
             */
            options: {
                [key: string]: string[];
            };
            price_from: components["schemas"]["Money"];
            price_to: components["schemas"]["Money"];
            /** Published At */
            published_at: string | null;
            /** Slug */
            slug: string;
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Variants */
            variants: components["schemas"]["VariantAnswer"][];
        };
        /**
         * ProductBody
         * @description A whole product; without `slug` it is made from the title, or stays as it is.
         */
        ProductBody: {
            /** Attributes */
            attributes?: {
                [key: string]: string;
            };
            /**
             * Brand
             * @description Whose make it is, as shoppers know it
             */
            brand?: string | null;
            /** Category Ids */
            category_ids?: string[];
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Images
             * @description All of them in their order; null: as they are
             */
            images?: components["schemas"]["PictureBody"][] | null;
            /** Slug */
            slug?: string | null;
            /** @default draft */
            status?: components["schemas"]["ProductStatus"];
            /** Title */
            title: string;
            /** Translations */
            translations?: {
                [key: string]: components["schemas"]["TextBody"];
            };
            /** Variants */
            variants: components["schemas"]["NewVariantBody"][];
        };
        /**
         * ProductPatchBody
         * @description Some of a product; what is not named stays. A `brand` of null is taken away.
         */
        ProductPatchBody: {
            /** Attributes */
            attributes?: {
                [key: string]: string;
            } | null;
            /**
             * Brand
             * @description Whose make it is, as shoppers know it
             */
            brand?: string | null;
            /** Category Ids */
            category_ids?: string[] | null;
            /** Description */
            description?: string | null;
            /** Slug */
            slug?: string | null;
            status?: components["schemas"]["ProductStatus"] | null;
            /** Title */
            title?: string | null;
            /** Translations */
            translations?: {
                [key: string]: components["schemas"]["TextBody"];
            } | null;
        };
        /**
         * ProductStatus
         * @description Drafts are seen by staff only; archived products stay for old orders.
         * @enum {string}
         */
        ProductStatus: "draft" | "published" | "archived";
        /**
         * ReservationAnswer
         * @description The state of a reservation.
         */
        ReservationAnswer: {
            /**
             * Reservation Id
             * Format: uuid
             */
            reservation_id: string;
            status: components["schemas"]["ReservationStatus"];
        };
        /**
         * ReservationStatus
         * @description A held one ends in exactly one of the three others.
         * @enum {string}
         */
        ReservationStatus: "held" | "committed" | "released" | "lapsed";
        /**
         * RestockAnswer
         * @description What came back is on sale again.
         */
        RestockAnswer: {
            /**
             * Restock Id
             * Format: uuid
             */
            restock_id: string;
        };
        /**
         * RestockBody
         * @description Sold pieces that came back; `restock_id` makes it repeatable.
         */
        RestockBody: {
            /** Lines */
            lines: components["schemas"]["LineBody"][];
            /**
             * Restock Id
             * Format: uuid
             */
            restock_id: string;
        };
        /**
         * SearchSort
         * @description The orders of what a search found: how well it matches, or as a list.
         * @enum {string}
         */
        SearchSort: "relevance" | "newest" | "price_asc" | "price_desc" | "title";
        /**
         * Sort
         * @description The orders of a list.
         * @enum {string}
         */
        Sort: "newest" | "price_asc" | "price_desc" | "title";
        /**
         * StaffAttributeWordsAnswer
         * @description What a locale calls names and values of attributes; `version`, 0 where there are none, goes into If-Match.
         */
        StaffAttributeWordsAnswer: {
            /** Locale */
            locale: string;
            /** Version */
            version: number;
            /** Words */
            words: {
                [key: string]: string;
            };
        };
        /**
         * StaffCardAnswer
         * @description A product in a list for staff; `version` goes into If-Match.
         */
        StaffCardAnswer: {
            /**
             * Availability
             * @enum {string}
             */
            availability: "in_stock" | "low" | "out";
            compare_at_from: components["schemas"]["Money"] | null;
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
            image: components["schemas"]["PictureAnswer"] | null;
            /** Lang */
            lang: string;
            /**
             * Missing
             * @description The storefront's languages in which title or description is missing
             */
            missing: components["schemas"]["Language"][];
            price_from: components["schemas"]["Money"];
            price_to: components["schemas"]["Money"];
            /** Slug */
            slug: string;
            status: components["schemas"]["ProductStatus"];
            /**
             * Stock
             * @description Pieces that can be bought, of all its variants on sale
             */
            stock: number;
            /** Title */
            title: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Version */
            version: number;
        };
        /** StaffCardPage */
        StaffCardPage: {
            /** Items */
            items: components["schemas"]["StaffCardAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * StaffCategoryAnswer
         * @description A category for staff, with its `names` per locale; `version` goes into If-Match.
         */
        StaffCategoryAnswer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** @description Of a department: of its dearest product that has one; else null */
            image: components["schemas"]["PictureAnswer"] | null;
            /** Lang */
            lang: string;
            /** Name */
            name: string;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Parent Id */
            parent_id: string | null;
            /** Path */
            path: string[];
            /** Position */
            position: number;
            /** Slug */
            slug: string;
            /** Version */
            version: number;
        };
        /** StaffCategoryPage */
        StaffCategoryPage: {
            /** Items */
            items: components["schemas"]["StaffCategoryAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * StaffImageAnswer
         * @description A picture of a product; `alt` is in the asked locale, `alt_translations` per locale but the shop's default.
         */
        StaffImageAnswer: {
            /** Alt */
            alt: string;
            /** Alt Translations */
            alt_translations: {
                [key: string]: string;
            };
            /** Height */
            height: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Url */
            url: string;
            /** Urls */
            urls: {
                [key: string]: string;
            };
            /** Width */
            width: number;
        };
        /**
         * StaffPriceAnswer
         * @description What a variant has cost since a moment, until the next one in its history.
         */
        StaffPriceAnswer: {
            /**
             * Actor Id
             * @description Who set it; null where nobody noted it down
             */
            actor_id: string | null;
            compare_at: components["schemas"]["Money"] | null;
            price: components["schemas"]["Money"];
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /** StaffPricePage */
        StaffPricePage: {
            /** Items */
            items: components["schemas"]["StaffPriceAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * StaffProductAnswer
         * @description A product with what only staff see; `version` goes into If-Match.
         */
        StaffProductAnswer: {
            /**
             * Attribute Words
             * @description What the asked locale calls names and values of `attributes`; one that is missing stays as it is
             */
            attribute_words: {
                [key: string]: string;
            };
            /** Attributes */
            attributes: {
                [key: string]: string;
            };
            /**
             * Availability
             * @enum {string}
             */
            availability: "in_stock" | "low" | "out";
            /**
             * Brand
             * @description Whose make it is
             */
            brand: string | null;
            /** Category Ids */
            category_ids: string[];
            /** Description */
            description: string;
            /** Description Lang */
            description_lang: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Images */
            images: components["schemas"]["StaffImageAnswer"][];
            /** Lang */
            lang: string;
            /**
             * Options
             * @description Values per attribute to choose between
             */
            options: {
                [key: string]: string[];
            };
            price_from: components["schemas"]["Money"];
            price_to: components["schemas"]["Money"];
            /** Published At */
            published_at: string | null;
            /** Slug */
            slug: string;
            status: components["schemas"]["ProductStatus"];
            /** Title */
            title: string;
            /** Translations */
            translations: {
                [key: string]: components["schemas"]["TextAnswer"];
            };
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Variants */
            variants: components["schemas"]["StaffVariantAnswer"][];
            /** Version */
            version: number;
        };
        /**
         * StaffSort
         * @description The orders of the list for staff; `stock` is what is out first, then what is low.
         * @enum {string}
         */
        StaffSort: "changed" | "newest" | "title" | "stock" | "price_asc" | "price_desc";
        /**
         * StaffVariantAnswer
         * @description A variant with what only staff see.
         */
        StaffVariantAnswer: {
            /** Attributes */
            attributes: {
                [key: string]: string;
            };
            /**
             * Availability
             * @enum {string}
             */
            availability: "in_stock" | "low" | "out";
            compare_at: components["schemas"]["Money"] | null;
            /**
             * Gtins
             * @description GS1's numbers of it, as 14 digits each
             */
            gtins: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Image Id
             * @description Which of the product's `images` shows it
             */
            image_id: string | null;
            /**
             * Line Limit
             * @description At most so many in one cart line
             */
            line_limit: number;
            /** @description While the price is reduced: the lowest of the 30 days before that began, where one is known */
            lowest_price: components["schemas"]["Money"] | null;
            /**
             * Mpn
             * @description The maker's own number of it
             */
            mpn: string | null;
            price: components["schemas"]["Money"];
            /** Sku */
            sku: string;
            stock: components["schemas"]["StockNumbersAnswer"];
            /** Title */
            title: string;
            /** Weight Grams */
            weight_grams: number;
            /** Withdrawn */
            withdrawn: boolean;
        };
        /**
         * StockAnswer
         * @description A variant's stock, with its latest 50 movements.
         */
        StockAnswer: {
            /**
             * Availability
             * @enum {string}
             */
            availability: "in_stock" | "low" | "out";
            /** Available */
            available: number;
            /** Low At */
            low_at: number;
            /** Movements */
            movements: components["schemas"]["MovementAnswer"][];
            /** Reserved */
            reserved: number;
            /** Sku */
            sku: string;
            /** Sold */
            sold: number;
            /**
             * Variant Id
             * Format: uuid
             */
            variant_id: string;
        };
        /**
         * StockNumbersAnswer
         * @description Pieces that can be bought, are held for orders, and were sold; `low_at` or fewer count as low.
         */
        StockNumbersAnswer: {
            /** Available */
            available: number;
            /** Low At */
            low_at: number;
            /** Reserved */
            reserved: number;
            /** Sold */
            sold: number;
        };
        /**
         * TextAnswer
         * @description Words in one locale.
         */
        TextAnswer: {
            /** Description */
            description: string;
            /** Title */
            title: string;
        };
        /**
         * TextBody
         * @description Words in one locale.
         */
        TextBody: {
            /**
             * Description
             * @default
             */
            description?: string;
            /** Title */
            title: string;
        };
        /**
         * UploadAnswer
         * @description A picture that no product names yet; whichever names its `id` first has it.
         */
        UploadAnswer: {
            /** Alt */
            alt: string;
            /** Height */
            height: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Url */
            url: string;
            /** Urls */
            urls: {
                [key: string]: string;
            };
            /** Width */
            width: number;
        };
        /** UploadPictureForm */
        UploadPictureForm: {
            /**
             * File
             * @description JPEG, PNG or WebP; at most 10 MiB and 40 million pixels
             */
            file: string;
        };
        /**
         * VariantAnswer
         * @description What can be bought; `title` is made of its attribute values.
         */
        VariantAnswer: {
            /** Attributes */
            attributes: {
                [key: string]: string;
            };
            /**
             * Availability
             * @enum {string}
             */
            availability: "in_stock" | "low" | "out";
            compare_at: components["schemas"]["Money"] | null;
            /**
             * Gtins
             * @description GS1's numbers of it, as 14 digits each
             */
            gtins: string[];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Image Id
             * @description Which of the product's `images` shows it
             */
            image_id: string | null;
            /**
             * Line Limit
             * @description At most so many in one cart line
             */
            line_limit: number;
            /** @description While the price is reduced: the lowest of the 30 days before that began, where one is known */
            lowest_price: components["schemas"]["Money"] | null;
            /**
             * Mpn
             * @description The maker's own number of it
             */
            mpn: string | null;
            price: components["schemas"]["Money"];
            /** Sku */
            sku: string;
            /** Title */
            title: string;
            /** Weight Grams */
            weight_grams: number;
        };
        /**
         * VariantBody
         * @description A variant; its title is made of its attribute values, in this order.
         */
        VariantBody: {
            /** Attributes */
            attributes?: {
                [key: string]: string;
            };
            compare_at?: components["schemas"]["Money"] | null;
            /**
             * Gtins
             * @description Each belongs to one variant of the shop; numbers for use in one shop are refused
             */
            gtins?: components["schemas"]["Gtin"][];
            /**
             * Image Id
             * @description One of the product's pictures, which shows it
             */
            image_id?: string | null;
            /**
             * Line Limit
             * @default 10
             */
            line_limit?: number;
            /**
             * Mpn
             * @description The maker's own number of it
             */
            mpn?: string | null;
            price: components["schemas"]["Money"];
            /**
             * Sku
             * @description Any printable text of at most 64 characters; unique in the shop without regard to case
             */
            sku: string;
            /**
             * Weight Grams
             * @default 0
             */
            weight_grams?: number;
        };
        /**
         * VersionedBody
         * @description One of several things that are changed, at the version that was seen.
         */
        VersionedBody: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Version */
            version: number;
        };
        /**
         * WholeProductBody
         * @description A product as it shall be; its variants in the order in which they are shown.
         */
        WholeProductBody: {
            /** Attributes */
            attributes?: {
                [key: string]: string;
            };
            /**
             * Brand
             * @description Whose make it is, as shoppers know it
             */
            brand?: string | null;
            /** Category Ids */
            category_ids?: string[];
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Images
             * @description All of them in their order; null: as they are
             */
            images?: components["schemas"]["PictureBody"][] | null;
            /** Slug */
            slug?: string | null;
            /** @default draft */
            status?: components["schemas"]["ProductStatus"];
            /** Title */
            title: string;
            /** Translations */
            translations?: {
                [key: string]: components["schemas"]["TextBody"];
            };
            /** Variants */
            variants: components["schemas"]["KnownVariantBody"][];
        };
    };
    responses: {
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
        /** @description `category_not_empty`: Move its products and subcategories first */
        category_not_empty: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "category_not_empty";
                };
            };
        };
        /** @description `category_not_found`: There is no such category */
        category_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "category_not_found";
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
        /** @description `export_too_large`: There are more of these than one answer can hold */
        export_too_large: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "export_too_large";
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
        /** @description `last_variant`: A product keeps at least one variant */
        last_variant: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "last_variant";
                };
            };
        };
        /** @description `not_an_image`: This is not a JPEG, PNG or WebP image */
        not_an_image: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "not_an_image";
                };
            };
        };
        /** @description `picture_not_found`: There is no such picture */
        picture_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "picture_not_found";
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
        /** @description `reservation_committed`: This reservation was sold and can only be restocked */
        reservation_committed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "reservation_committed";
                };
            };
        };
        /** @description `reservation_gone`: This reservation lapsed, was released, or never existed */
        reservation_gone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "reservation_gone";
                };
            };
        };
        /** @description `sitemap_not_found`: The sitemap has no such file */
        sitemap_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "sitemap_not_found";
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
        /** @description `too_many_images`: A product has at most 12 images */
        too_many_images: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "too_many_images";
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
        /** @description `variant_not_found`: There is no such variant */
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
        /**
         * @description The version of what is shown: for `If-Match` of a change, or `If-None-Match` of a read.
         * @example "7"
         */
        ETag: string;
        /** @description `true` when this is the first answer to the Idempotency-Key, given again. */
        "Idempotent-Replayed": "true";
        /** @description The other address. */
        Location: string;
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
    list_categories: {
        parameters: {
            query?: {
                /** @description Texts in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
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
                    "application/json": components["schemas"]["CategoryPage"] | components["schemas"]["StaffCategoryPage"];
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
    create_category: {
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
                "application/json": components["schemas"]["CategoryBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCategoryAnswer"];
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
            /** @description `category_too_deep`: Categories nest at most six deep; `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `slug_taken`: Another one has this slug */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "category_too_deep" | "idempotency_in_progress" | "slug_taken";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `invalid_slug`: A slug is lower-case letters, digits and single hyphens, and not a word the shop uses itself; `invalid_text`: Texts need a title in the shop's default locale; `unknown_category`: A category named here does not exist; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "invalid_slug" | "invalid_text" | "unknown_category" | "validation_failed";
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
    change_category: {
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
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryBody"];
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
                    "application/json": components["schemas"]["StaffCategoryAnswer"];
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
            404: components["responses"]["category_not_found"];
            /** @description `category_cycle`: A category cannot be moved below itself; `category_too_deep`: Categories nest at most six deep; `slug_taken`: Another one has this slug */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "category_cycle" | "category_too_deep" | "slug_taken";
                    };
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            /** @description `invalid_slug`: A slug is lower-case letters, digits and single hyphens, and not a word the shop uses itself; `invalid_text`: Texts need a title in the shop's default locale; `unknown_category`: A category named here does not exist; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_slug" | "invalid_text" | "unknown_category" | "validation_failed";
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
    remove_category: {
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
                category_id: string;
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
            404: components["responses"]["category_not_found"];
            409: components["responses"]["category_not_empty"];
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
    read_category: {
        parameters: {
            query?: {
                /** @description Texts in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
            };
            header?: {
                /** @description The `ETag` of what the caller has already. */
                "If-None-Match"?: string;
            };
            path: {
                reference: string;
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
                    "application/json": components["schemas"]["CategoryAnswer"] | components["schemas"]["StaffCategoryAnswer"];
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
            404: components["responses"]["category_not_found"];
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
    arrange_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryOrderBody"];
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
                    "application/json": components["schemas"]["StaffCategoryPage"];
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
            /** @description `category_order_mismatch`: The order must name each category below this parent exactly once; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "category_order_mismatch" | "validation_failed";
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
    read_picture: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `ETag` of what the caller has already. */
                "If-None-Match"?: string;
            };
            path: {
                sha256: string;
                /** @description 320, 640 or 1280 pixels */
                width: string;
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
                    "image/webp": unknown;
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
            404: components["responses"]["picture_not_found"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    list_products: {
        parameters: {
            query?: {
                /** @description `name:value`; any of a name's values, and all of the names */
                attribute?: string[] | null;
                /** @description Id or slug; its subtree counts */
                category?: string | null;
                /** @description On a first page: how many there are of what */
                counts?: boolean;
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
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
                /** @description Only what has a variant of which the price is reduced */
                on_sale?: boolean;
                sort?: components["schemas"]["Sort"];
                /**
                 * @deprecated
                 * @description Staff only: see `GET /products/staff`, last changed first
                 */
                status?: ("draft" | "published" | "archived" | "all") | null;
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
                    "application/json": components["schemas"]["CardPage"] | components["schemas"]["StaffCardPage"];
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
            403: components["responses"]["forbidden"];
            /** @description `invalid_cursor`: This cursor is not one of ours; start again without it; `invalid_filter`: A filter is written name:value, for at most 6 names and 20 values; `unknown_category`: A category named here does not exist; `validation_failed`: A value is not acceptable */
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
    create_product: {
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
                "application/json": components["schemas"]["ProductBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffProductAnswer"];
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
            /** @description `gtin_taken`: Another variant has this GTIN; `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `last_variant`: A product keeps at least one variant; `options_taken`: Another variant of this product has these attributes; `sku_taken`: Another variant has this SKU; `slug_taken`: Another one has this slug; `too_many_images`: A product has at most 12 images */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gtin_taken" | "idempotency_in_progress" | "last_variant" | "options_taken" | "sku_taken" | "slug_taken" | "too_many_images";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `image_order_mismatch`: The order must name each image of the product exactly once; `invalid_price`: A price is positive, in the shop's currency, and below its compare-at price; `invalid_sku`: A SKU is 1 to 64 printable characters; `invalid_slug`: A slug is lower-case letters, digits and single hyphens, and not a word the shop uses itself; `invalid_text`: Texts need a title in the shop's default locale; `unknown_category`: A category named here does not exist; `unknown_image`: A picture named here is none of the product's; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "image_order_mismatch" | "invalid_price" | "invalid_sku" | "invalid_slug" | "invalid_text" | "unknown_category" | "unknown_image" | "validation_failed";
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
    replace_product: {
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
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WholeProductBody"];
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
                    "application/json": components["schemas"]["StaffProductAnswer"];
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
            /** @description `product_not_found`: There is no such product; `variant_not_found`: There is no such variant */
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
            /** @description `gtin_taken`: Another variant has this GTIN; `last_variant`: A product keeps at least one variant; `options_taken`: Another variant of this product has these attributes; `sku_taken`: Another variant has this SKU; `slug_taken`: Another one has this slug; `too_many_images`: A product has at most 12 images */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gtin_taken" | "last_variant" | "options_taken" | "sku_taken" | "slug_taken" | "too_many_images";
                    };
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            /** @description `image_order_mismatch`: The order must name each image of the product exactly once; `invalid_price`: A price is positive, in the shop's currency, and below its compare-at price; `invalid_sku`: A SKU is 1 to 64 printable characters; `invalid_slug`: A slug is lower-case letters, digits and single hyphens, and not a word the shop uses itself; `invalid_text`: Texts need a title in the shop's default locale; `unknown_category`: A category named here does not exist; `unknown_image`: A picture named here is none of the product's; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "image_order_mismatch" | "invalid_price" | "invalid_sku" | "invalid_slug" | "invalid_text" | "unknown_category" | "unknown_image" | "validation_failed";
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
    archive_product: {
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
                product_id: string;
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
            404: components["responses"]["product_not_found"];
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
    change_product: {
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
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductPatchBody"];
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
                    "application/json": components["schemas"]["StaffProductAnswer"];
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
            404: components["responses"]["product_not_found"];
            /** @description `gtin_taken`: Another variant has this GTIN; `last_variant`: A product keeps at least one variant; `options_taken`: Another variant of this product has these attributes; `sku_taken`: Another variant has this SKU; `slug_taken`: Another one has this slug */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gtin_taken" | "last_variant" | "options_taken" | "sku_taken" | "slug_taken";
                    };
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            /** @description `invalid_price`: A price is positive, in the shop's currency, and below its compare-at price; `invalid_sku`: A SKU is 1 to 64 printable characters; `invalid_slug`: A slug is lower-case letters, digits and single hyphens, and not a word the shop uses itself; `invalid_text`: Texts need a title in the shop's default locale; `unknown_category`: A category named here does not exist; `unknown_image`: A picture named here is none of the product's; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_price" | "invalid_sku" | "invalid_slug" | "invalid_text" | "unknown_category" | "unknown_image" | "validation_failed";
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
    add_image: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["AddImageForm"];
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
                    "application/json": components["schemas"]["StaffProductAnswer"];
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
            404: components["responses"]["product_not_found"];
            409: components["responses"]["too_many_images"];
            /** @description `image_too_large`: Images have at most 10 MiB, 40 million pixels, and 65,535 pixels along a side; `too_large`: This is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "image_too_large" | "too_large";
                    };
                };
            };
            415: components["responses"]["not_an_image"];
            /** @description `broken_image`: The image is damaged and cannot be read to its end; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "broken_image" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `pictures_busy`: Too many pictures are being prepared; please try again; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "pictures_busy" | "unavailable";
                    };
                };
            };
        };
    };
    remove_image: {
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
                image_id: string;
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
                    "application/json": components["schemas"]["StaffProductAnswer"];
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
            /** @description `image_not_found`: There is no such image; `product_not_found`: There is no such product */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "image_not_found" | "product_not_found";
                    };
                };
            };
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
    describe_image: {
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
                image_id: string;
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AltBody"];
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
                    "application/json": components["schemas"]["StaffProductAnswer"];
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
            /** @description `image_not_found`: There is no such image; `product_not_found`: There is no such product */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "image_not_found" | "product_not_found";
                    };
                };
            };
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
    arrange_images: {
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
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImageOrderBody"];
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
                    "application/json": components["schemas"]["StaffProductAnswer"];
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
            404: components["responses"]["product_not_found"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            /** @description `image_order_mismatch`: The order must name each image of the product exactly once; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "image_order_mismatch" | "validation_failed";
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
    add_variant: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVariantBody"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffProductAnswer"];
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
            404: components["responses"]["product_not_found"];
            /** @description `gtin_taken`: Another variant has this GTIN; `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `options_taken`: Another variant of this product has these attributes; `sku_taken`: Another variant has this SKU */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gtin_taken" | "idempotency_in_progress" | "options_taken" | "sku_taken";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `invalid_price`: A price is positive, in the shop's currency, and below its compare-at price; `invalid_sku`: A SKU is 1 to 64 printable characters; `unknown_image`: A picture named here is none of the product's; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "invalid_price" | "invalid_sku" | "unknown_image" | "validation_failed";
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
    change_variant: {
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
                product_id: string;
                variant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VariantBody"];
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
                    "application/json": components["schemas"]["StaffProductAnswer"];
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
            /** @description `product_not_found`: There is no such product; `variant_not_found`: There is no such variant */
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
            /** @description `gtin_taken`: Another variant has this GTIN; `options_taken`: Another variant of this product has these attributes; `sku_taken`: Another variant has this SKU */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "gtin_taken" | "options_taken" | "sku_taken";
                    };
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            /** @description `invalid_price`: A price is positive, in the shop's currency, and below its compare-at price; `invalid_sku`: A SKU is 1 to 64 printable characters; `unknown_image`: A picture named here is none of the product's; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_price" | "invalid_sku" | "unknown_image" | "validation_failed";
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
    withdraw_variant: {
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
                product_id: string;
                variant_id: string;
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
                    "application/json": components["schemas"]["StaffProductAnswer"];
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
            /** @description `product_not_found`: There is no such product; `variant_not_found`: There is no such variant */
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
            409: components["responses"]["last_variant"];
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
    read_product: {
        parameters: {
            query?: {
                /** @description Texts in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
                /** @description Staff only: as shoppers will see it, in any status, kept by nobody */
                preview?: "shopper" | null;
            };
            header?: {
                /** @description The `ETag` of what the caller has already. */
                "If-None-Match"?: string;
            };
            path: {
                reference: string;
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
                    "application/json": components["schemas"]["ProductAnswer"] | components["schemas"]["StaffProductAnswer"];
                };
            };
            /** @description A former slug; `Location` is the product's page */
            301: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    Location: components["headers"]["Location"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
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
            403: components["responses"]["forbidden"];
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
    read_attribute_words: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description BCP 47: language-Script-REGION */
                locale: string;
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
                    "application/json": components["schemas"]["StaffAttributeWordsAnswer"];
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
    replace_attribute_words: {
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
                /** @description BCP 47: language-Script-REGION */
                locale: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttributeWordsBody"];
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
                    "application/json": components["schemas"]["StaffAttributeWordsAnswer"];
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
    change_statuses: {
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
                "application/json": components["schemas"]["BulkBody"];
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
                    "application/json": components["schemas"]["BulkAnswer"];
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
    search_products: {
        parameters: {
            query: {
                /** @description `name:value`; any of a name's values, and all of the names */
                attribute?: string[] | null;
                /** @description Id or slug; its subtree counts */
                category?: string | null;
                /** @description On a first page: how many there are of what */
                counts?: boolean;
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
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
                /** @description Only what has a variant of which the price is reduced */
                on_sale?: boolean;
                /** @description Words; "a phrase", -without, or */
                q: string;
                sort?: components["schemas"]["SearchSort"];
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
                    "application/json": components["schemas"]["CardPage"];
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
            /** @description `invalid_cursor`: This cursor is not one of ours; start again without it; `invalid_filter`: A filter is written name:value, for at most 6 names and 20 values; `unknown_category`: A category named here does not exist; `validation_failed`: A value is not acceptable */
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
    list_products_for_staff: {
        parameters: {
            query?: {
                /** @description Id or slug; its subtree counts */
                category?: string | null;
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description How many items at most */
                limit?: number;
                /** @description Texts in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
                /** @description Title or description is missing in this language */
                missing?: components["schemas"]["Language"] | null;
                /** @description Words of titles, the beginning of a SKU, or a whole GTIN, maker's number, id or slug */
                q?: string | null;
                /** @description `stock`: what is out first, then what is low */
                sort?: components["schemas"]["StaffSort"];
                /** @description Only what is in this status */
                status?: components["schemas"]["ProductStatus"] | null;
                /** @description The best of its variants */
                stock?: components["schemas"]["Band"] | null;
                /** @description How many there are, counted up to 10,000 */
                total?: boolean;
                /** @description Only what has no picture */
                without_picture?: boolean;
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
                    "application/json": components["schemas"]["StaffCardPage"];
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
            /** @description `invalid_cursor`: This cursor is not one of ours; start again without it; `unknown_category`: A category named here does not exist; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "invalid_cursor" | "unknown_category" | "validation_failed";
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
    export_products: {
        parameters: {
            query?: {
                /** @description Id or slug; its subtree counts */
                category?: string | null;
                /** @description Texts in this locale, else the next wider one, else the shop's default */
                locale?: components["schemas"]["Locale"];
                /** @description Title or description is missing in this language */
                missing?: components["schemas"]["Language"] | null;
                /** @description Words of titles, the beginning of a SKU, or a whole GTIN, maker's number, id or slug */
                q?: string | null;
                /** @description `stock`: what is out first, then what is low */
                sort?: components["schemas"]["StaffSort"];
                /** @description Only what is in this status */
                status?: components["schemas"]["ProductStatus"] | null;
                /** @description The best of its variants */
                stock?: components["schemas"]["Band"] | null;
                /** @description Only what has no picture */
                without_picture?: boolean;
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
            /** @description `unknown_category`: A category named here does not exist; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown_category" | "validation_failed";
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
    upload_picture: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadPictureForm"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadAnswer"];
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
            /** @description `image_too_large`: Images have at most 10 MiB, 40 million pixels, and 65,535 pixels along a side; `too_large`: This is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "image_too_large" | "too_large";
                    };
                };
            };
            415: components["responses"]["not_an_image"];
            /** @description `broken_image`: The image is damaged and cannot be read to its end; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "broken_image" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            /** @description `database_unavailable`: A part of the shop is not reachable; `pictures_busy`: Too many pictures are being prepared; please try again; `unavailable`: A part of the shop is not reachable; please try again */
            503: {
                headers: {
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "database_unavailable" | "pictures_busy" | "unavailable";
                    };
                };
            };
        };
    };
    list_prices: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description How many items at most */
                limit?: number;
            };
            header?: never;
            path: {
                variant_id: string;
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
                    "application/json": components["schemas"]["StaffPricePage"];
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
    read_stock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                variant_id: string;
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
                    "application/json": components["schemas"]["StockAnswer"];
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
    set_low_at: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                variant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LowAtBody"];
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
                    "application/json": components["schemas"]["StockAnswer"];
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
            404: components["responses"]["variant_not_found"];
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
    list_movements: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description How many items at most */
                limit?: number;
            };
            header?: never;
            path: {
                variant_id: string;
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
                    "application/json": components["schemas"]["MovementPage"];
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
    move_stock: {
        parameters: {
            query?: never;
            header?: {
                /** @description A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again. */
                "Idempotency-Key"?: string;
            };
            path: {
                variant_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MovementBody"];
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
                    "application/json": components["schemas"]["StockAnswer"];
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
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `stock_would_be_negative`: There is less in stock than this would take away */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "stock_would_be_negative";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `invalid_movement`: Receipts and returns add, write-offs take away, and none of them is zero; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "invalid_movement" | "validation_failed";
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
    read_robots: {
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
                    "text/plain": unknown;
                };
            };
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    read_sitemap: {
        parameters: {
            query?: {
                /** @description Which file of a shop that needs several */
                file?: number | null;
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
                    "application/xml": unknown;
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
            404: components["responses"]["sitemap_not_found"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
}
