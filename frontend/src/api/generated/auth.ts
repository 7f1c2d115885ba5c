// Written by `npm run generate` from services/auth-service/openapi.json.
export interface paths {
    "/auth/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Published Keys
         * @description The public keys that verify our tokens (RFC 7517).
         */
        get: operations["published_keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Audit
         * @description Who did what, the newest first.
         *
         *     Needs the permission `audit.read`.
         */
        get: operations["read_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Set a new password; every other session ends.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forgot Password
         * @description Ask for a mail with a link. The answer is the same whether there is such an account or not.
         */
        post: operations["forgot_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/guest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin As Guest
         * @description A token for somebody without an account: enough to fill a cart and buy.
         */
        post: operations["begin_as_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Sign in. Browsers get the refresh token as a cookie, programs (which send no Origin) in the answer.
         *
         *     Staff who have a second factor, or whose role demands one, get 202 and a challenge instead; customers never do.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish Login
         * @description End a sign-in with a code of the app, or with a recovery code. Each is good once.
         */
        post: operations["finish_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/second-factor/enrolment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Enrolment At Login
         * @description The secret of a new app, for who cannot sign in before one is set up.
         */
        post: operations["begin_enrolment_at_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login/second-factor/enrolment/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish Enrolment At Login
         * @description The new app shows its first code, which ends the sign-in too.
         */
        post: operations["finish_enrolment_at_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout
         * @description End this session, known by cookie, refresh token or access token; a guest's token ends too. Repeating it is no
         *     error.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who Am I
         * @description The account behind the token, and what it may do.
         */
        get: operations["who_am_i"];
        put?: never;
        post?: never;
        /**
         * Delete Account
         * @description Leave for good. Orders keep a pseudonym; invoices stay as long as the law asks.
         */
        delete: operations["delete_account"];
        options?: never;
        head?: never;
        /**
         * Change Profile
         * @description Change name or language.
         */
        patch: operations["change_profile"];
        trace?: never;
    };
    "/auth/me/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Addresses
         * @description The default first, then the newest.
         */
        get: operations["list_addresses"];
        put?: never;
        /**
         * Add Address
         * @description Add an address; the first one is the default.
         */
        post: operations["add_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me/addresses/{address_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Address
         * @description Replace a saved address as a whole; if it becomes the default, the former default ceases to be one.
         */
        put: operations["change_address"];
        post?: never;
        /**
         * Remove Address
         * @description Remove an address; orders keep their own copy.
         */
        delete: operations["remove_address"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Account
         * @description Everything this service knows about you.
         */
        get: operations["export_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Second Factor
         * @description Whether you have one, and whether your role demands it.
         */
        get: operations["show_second_factor"];
        put?: never;
        /**
         * Begin Enrolment
         * @description The secret of a new app. In place of another one it takes a code of that, which stays good until the new one has
         *     shown a code.
         */
        post: operations["begin_enrolment"];
        /**
         * Turn Off Second Factor
         * @description Sign in with the password alone from now on; every other session ends.
         */
        delete: operations["turn_off_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish Enrolment
         * @description The new app shows its first code; every other session ends.
         */
        post: operations["finish_enrolment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew Recovery Codes
         * @description Ten new recovery codes; those of before are worthless.
         */
        post: operations["renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Permissions
         * @description All that there are, by service.
         *
         *     Needs the permission `people.manage`.
         */
        get: operations["list_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh
         * @description A new access token. The refresh token is replaced at each use; an old one that comes back ends the session.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register
         * @description Open an account and sign in. Sent with a guest's token, the account keeps the guest's id, cart and orders.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Password
         * @description Set a new password with the token of the link. Every session ends; this device gets in, whoever guesses.
         *
         *     Was the e-mail never confirmed, and this is not the device that registered, then somebody else may have: name and
         *     addresses are gone too.
         */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Roles
         * @description Every role that staff can have: admin, then those that people made, by name; each with how many have it.
         *
         *     Needs the permission `people.manage`.
         */
        get: operations["list_roles"];
        put?: never;
        /**
         * Make Role
         * @description A new role, which nobody has yet. Nobody puts into one what they do not hold.
         *
         *     Needs the permission `people.manage`.
         */
        post: operations["make_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/roles/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Role
         * @description One role, with the ETag that changing it takes.
         *
         *     Needs the permission `people.manage`.
         */
        get: operations["show_role"];
        /**
         * Change Role
         * @description Replace what a role holds. Within two seconds its holders may do that and no more, with the tokens they have.
         *
         *     Where it demands a second factor from now on, those who have none are signed out, and set one up as they sign in.
         *
         *     Needs the permission `people.manage`.
         */
        put: operations["change_role"];
        post?: never;
        /**
         * Remove Role
         * @description Remove a role that nobody has.
         *
         *     Needs the permission `people.manage`.
         */
        delete: operations["remove_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions
         * @description Where you are signed in, the newest first.
         */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/sessions/{session_id}": {
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
         * End Session
         * @description End one of the caller's sessions, on whatever device: it cannot refresh, and its access tokens are revoked.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Grant Service Token
         * @description A service's token for one callee; the gateway does not route this path.
         */
        post: operations["grant_service_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Users
         * @description Accounts, the newest first.
         *
         *     Needs the permission `customers.read`.
         */
        get: operations["list_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show User
         * @description One account, with the ETag that changing it takes.
         *
         *     Needs the permission `customers.read`.
         */
        get: operations["show_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change User
         * @description Give a role, or deactivate or reactivate an account; its sessions end.
         *
         *     Nobody gives a role that holds more than they do, nor changes an account that may do more.
         *
         *     Needs the permission `people.manage`.
         */
        patch: operations["change_user"];
        trace?: never;
    };
    "/auth/users/{user_id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Second Factor Of
         * @description Whether somebody has one, and whether their role demands it.
         *
         *     Needs the permission `people.manage`.
         */
        get: operations["show_second_factor_of"];
        put?: never;
        post?: never;
        /**
         * Reset Second Factor
         * @description Take it away from somebody who lost phone and recovery codes; they are signed out. Never one's own.
         *
         *     Needs the permission `people.manage`.
         */
        delete: operations["reset_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/users/{user_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sessions Of
         * @description Where somebody is signed in, the newest first.
         *
         *     Needs the permission `sessions.end`.
         */
        get: operations["list_sessions_of"];
        put?: never;
        post?: never;
        /**
         * End Sessions Of
         * @description Sign somebody out everywhere: within two seconds no service takes their tokens. Not whoever may do more.
         *
         *     Needs the permission `sessions.end`.
         */
        delete: operations["end_sessions_of"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/users/{user_id}/sessions/{session_id}": {
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
         * End Session Of
         * @description Sign somebody out on one device.
         *
         *     Needs the permission `sessions.end`.
         */
        delete: operations["end_session_of"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Email
         * @description Confirm an e-mail address with the token of the link.
         *
         *     The token suffices on the device that registered, or signed in. Elsewhere the answer is 409 `registrant_unknown`,
         *     and the link stays good: send it again with the account's `password`, or, if somebody else opened the account with
         *     your address, with a `new_password`. Then it is yours: their password, sessions, name and addresses are gone.
         */
        post: operations["verify_email"];
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
         * Action
         * @description What is worth remembering.
         * @enum {string}
         */
        Action: "registered" | "logged_in" | "login_failed" | "logged_out" | "refresh_replayed" | "session_ended" | "password_changed" | "password_reset" | "password_reset_asked" | "email_confirmed" | "handed_over" | "standing_changed" | "exported" | "deleted" | "admin_created" | "second_factor_set_up" | "second_factor_failed" | "second_factor_turned_off" | "second_factor_reset" | "recovery_codes_made" | "role_made" | "role_changed" | "role_removed";
        /**
         * AuditAnswer
         * @description One line of the audit trail.
         */
        AuditAnswer: {
            /** Action */
            action: string;
            /** Actor Id */
            actor_id: string | null;
            /** Details */
            details: {
                [key: string]: string;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Ip Address */
            ip_address: string;
            /**
             * Occurred At
             * Format: date-time
             */
            occurred_at: string;
            /** Request Id */
            request_id: string | null;
            /** Subject Id */
            subject_id: string | null;
        };
        /** AuditPage */
        AuditPage: {
            /** Items */
            items: components["schemas"]["AuditAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * ChallengeAnswer
         * @description The password was right and does not suffice.
         */
        ChallengeAnswer: {
            /**
             * Challenge
             * @description Send it with the code; it names nobody's secret
             */
            challenge: string;
            /**
             * Expires In
             * @description Seconds
             */
            expires_in: number;
            /** @description `code`: send a code. `enrol`: the role demands a second factor; set one up */
            step: components["schemas"]["NextStep"];
        };
        /**
         * ChallengeBody
         * @description What signing in answered instead of tokens.
         */
        ChallengeBody: {
            /** Challenge */
            challenge: string;
        };
        /**
         * ChallengedCodeBody
         * @description What a new app shows first.
         */
        ChallengedCodeBody: {
            /** Challenge */
            challenge: string;
            /**
             * Code
             * @example 123456
             */
            code: string;
        };
        /**
         * ChangePasswordBody
         * @description The present password proves that it is the person and not just their unlocked screen.
         */
        ChangePasswordBody: {
            /**
             * Current Password
             * @example souk-demo-2026
             */
            current_password: string;
            /**
             * New Password
             * @example souk-demo-2026
             */
            new_password: string;
        };
        /**
         * ChangeUserBody
         * @description What staff may change; deleting is up to the person.
         */
        ChangeUserBody: {
            /** Role */
            role?: string | null;
            /** Status */
            status?: ("active" | "deactivated") | null;
        };
        /**
         * CodeBody
         * @description What the app shows.
         */
        CodeBody: {
            /**
             * Code
             * @example 123456
             */
            code: string;
        };
        /**
         * @description ISO 3166-1 alpha-2; Great Britain is GB
         * @example DE
         */
        Country: string;
        /**
         * DeleteAccountBody
         * @description Leaving cannot be undone, so the password is asked for.
         */
        DeleteAccountBody: {
            /** Password */
            password: string;
        };
        /**
         * Demand
         * @description Whether a role's holders sign in with a second factor.
         * @enum {string}
         */
        Demand: "required" | "optional";
        /**
         * DeviceAnswer
         * @description What a device keeps, so that guesses elsewhere do not lock it out; browsers find it in a cookie instead.
         */
        DeviceAnswer: {
            /**
             * Device Mark
             * @description Keep it and send it when you log in; null if the one you sent is good
             */
            device_mark?: string | null;
        };
        /**
         * Format: email
         * @example amira@souk.test
         */
        Email: string;
        /**
         * EnrolledAnswer
         * @description Signed in, with a second factor from now on.
         */
        EnrolledAnswer: {
            /** Access Token */
            access_token: string;
            /**
             * Device Mark
             * @description Keep it and send it when you log in; null if the one you sent is good
             */
            device_mark?: string | null;
            /**
             * Expires In
             * @description Seconds
             */
            expires_in: number;
            /** Recovery Codes */
            recovery_codes: string[];
            /** Refresh Token */
            refresh_token?: string | null;
            /**
             * Token Type
             * @default Bearer
             * @constant
             */
            token_type?: "Bearer";
            user: components["schemas"]["UserAnswer"];
        };
        /**
         * EnrolmentAnswer
         * @description What an authenticator app needs; it is shown this once.
         */
        EnrolmentAnswer: {
            /**
             * Otpauth Uri
             * @description What a QR code shows
             */
            otpauth_uri: string;
            /**
             * Secret
             * @description Base32, to be typed where no QR code can be read
             */
            secret: string;
        };
        /**
         * ExportAnswer
         * @description All that auth-service knows about a person.
         */
        ExportAnswer: {
            /** Addresses */
            addresses: components["schemas"]["SavedAddressAnswer"][];
            /** Audit */
            audit: components["schemas"]["AuditAnswer"][];
            second_factor: components["schemas"]["ExportedSecondFactorAnswer"] | null;
            /** Sessions */
            sessions: components["schemas"]["SessionAnswer"][];
            user: components["schemas"]["UserAnswer"];
        };
        /**
         * ExportedSecondFactorAnswer
         * @description What is kept of a second factor, but for what proves it.
         */
        ExportedSecondFactorAnswer: {
            /**
             * Enrolled At
             * Format: date-time
             */
            enrolled_at: string;
            /** Recovery Codes Left */
            recovery_codes_left: number;
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
         * ForgotPasswordBody
         * @description Whose password is forgotten.
         */
        ForgotPasswordBody: {
            /**
             * Email
             * Format: email
             * @example amira@souk.test
             */
            email: string;
        };
        /**
         * GuestAnswer
         * @description A guest's token; it lasts, so there is nothing to refresh.
         */
        GuestAnswer: {
            /** Access Token */
            access_token: string;
            /**
             * Expires In
             * @description Seconds
             */
            expires_in: number;
            /**
             * Token Type
             * @default Bearer
             * @constant
             */
            token_type?: "Bearer";
            user: components["schemas"]["UserAnswer"];
        };
        /**
         * HeldAnswer
         * @description What staff of one role may do.
         */
        HeldAnswer: {
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
        };
        /**
         * KeyAnswer
         * @description A public Ed25519 key as a JWK (RFC 8037 §2); `x` is the key in base64url, `kid` stands in each token's header.
         */
        KeyAnswer: {
            /**
             * Alg
             * @constant
             */
            alg: "EdDSA";
            /**
             * Crv
             * @constant
             */
            crv: "Ed25519";
            /** Kid */
            kid: string;
            /**
             * Kty
             * @constant
             */
            kty: "OKP";
            /**
             * Use
             * @constant
             */
            use: "sig";
            /** X */
            x: string;
        };
        /**
         * KeySetAnswer
         * @description The keys that verify the shop's tokens (RFC 7517 §5): the current one, and while keys change the one before.
         */
        KeySetAnswer: {
            /** Keys */
            keys: components["schemas"]["KeyAnswer"][];
        };
        /**
         * ListedRoleAnswer
         * @description A role among all others.
         */
        ListedRoleAnswer: {
            /**
             * Fixed
             * @description Nobody can change or remove it: admin, which holds later permissions too
             */
            fixed: boolean;
            /** Name */
            name: string;
            /**
             * People
             * @description How many accounts have it, deactivated ones too
             */
            people: number;
            /**
             * Permissions
             * @description Sorted
             */
            permissions: string[];
            /** @description Whether its holders sign in with a second factor */
            second_factor: components["schemas"]["Demand"];
            /** Version */
            version: number;
        };
        /** ListedRolePage */
        ListedRolePage: {
            /** Items */
            items: components["schemas"]["ListedRoleAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * @description BCP 47: language-Script-REGION
         * @example en
         * @example fil
         * @example de-CH
         */
        Locale: string;
        /**
         * LoginBody
         * @description Proof of who one is. An e-mail that no rule would let in is no account's: 401, as for any other unknown one.
         */
        LoginBody: {
            /** Device Mark */
            device_mark?: string | null;
            /**
             * Email
             * Format: email
             * @example amira@souk.test
             */
            email: string;
            /**
             * Password
             * @example souk-demo-2026
             */
            password: string;
        };
        /**
         * LogInCodeBody
         * @description What the app shows, or a recovery code.
         */
        LogInCodeBody: {
            /** Challenge */
            challenge: string;
            /**
             * Code
             * @example 123456
             */
            code: string;
            /** Device Mark */
            device_mark?: string | null;
        };
        /**
         * NewRoleBody
         * @description A name for a set of permissions; without `second_factor` its holders need one.
         */
        NewRoleBody: {
            /**
             * Name
             * @example night-shift
             */
            name: string;
            /** Permissions */
            permissions: string[];
            second_factor?: components["schemas"]["Demand"] | null;
        };
        /**
         * NextStep
         * @description What ends signing in: a code, or setting up what makes codes.
         * @enum {string}
         */
        NextStep: "code" | "enrol";
        /**
         * OwnAccountAnswer
         * @description One's own account.
         */
        OwnAccountAnswer: {
            /** Created At */
            created_at?: string | null;
            /** Email */
            email?: string | null;
            /**
             * Email Confirmed
             * @default false
             */
            email_confirmed?: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Locale
             * @default en
             */
            locale?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Permissions
             * @description What one may do as staff, by name; sorted
             * @default []
             */
            permissions?: string[];
            /**
             * Role
             * @description `guest`, `customer`, `admin`, or a role that people made
             */
            role: string;
        };
        /**
         * PasswordAndCodeBody
         * @description Both factors, before something that lessens them.
         */
        PasswordAndCodeBody: {
            /**
             * Code
             * @example 123456
             */
            code: string;
            /**
             * Password
             * @example souk-demo-2026
             */
            password: string;
        };
        /**
         * PermissionAnswer
         * @description Something that a role can hold.
         */
        PermissionAnswer: {
            /**
             * Does
             * @description What its holder may do; a phrase in English without a full stop
             */
            does: string;
            /** Name */
            name: string;
            /**
             * Service
             * @description Whose operations ask for it
             */
            service: string;
        };
        /** PermissionPage */
        PermissionPage: {
            /** Items */
            items: components["schemas"]["PermissionAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
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
         * ProfileBody
         * @description What a person may change about themselves.
         */
        ProfileBody: {
            locale?: components["schemas"]["Locale"] | null;
            /** Name */
            name?: string | null;
        };
        /**
         * RecoveryCodesAnswer
         * @description Ten codes for when the phone is gone, each good once; they are shown this once.
         */
        RecoveryCodesAnswer: {
            /** Recovery Codes */
            recovery_codes: string[];
        };
        /**
         * RefreshBody
         * @description For API clients; browsers send the cookie and an empty object.
         */
        RefreshBody: {
            /** Refresh Token */
            refresh_token?: string | null;
        };
        /**
         * RegisterBody
         * @description A new account; without `locale` its mails are in English.
         */
        RegisterBody: {
            email: components["schemas"]["Email"];
            locale?: components["schemas"]["Locale"] | null;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Password
             * @example souk-demo-2026
             */
            password: string;
        };
        /**
         * ResetPasswordBody
         * @description The token of the link that was mailed, and the password from now on.
         */
        ResetPasswordBody: {
            /** Device Mark */
            device_mark?: string | null;
            /**
             * Password
             * @example souk-demo-2026
             */
            password: string;
            /** Token */
            token: string;
        };
        /**
         * RevocationAnswer
         * @description A session, or all tokens of a subject issued before a moment; times are Unix milliseconds.
         */
        RevocationAnswer: {
            /**
             * Expires At
             * @description After this no token it could hit is alive
             */
            expires_at: number;
            /** Issued Before */
            issued_before: number;
            /** Revoked At */
            revoked_at: number;
            /** Session Id */
            session_id: string | null;
            /** Subject */
            subject: string | null;
        };
        /**
         * RevocationsAnswer
         * @description What was revoked; `now` less a few seconds is the next `since`.
         */
        RevocationsAnswer: {
            /** Now */
            now: number;
            /** Revocations */
            revocations: components["schemas"]["RevocationAnswer"][];
            /**
             * Roles
             * @description Each but admin, which holds all; missing where they are as last sent
             */
            roles?: components["schemas"]["HeldAnswer"][] | null;
        };
        /**
         * RevocationsEvent
         * @description A look at what was revoked: the first finds what is new since `since`, the next come every second or so.
         */
        RevocationsEvent: {
            data: components["schemas"]["RevocationsAnswer"];
            /** Event */
            event?: string | null;
            /** Id */
            id?: string | null;
        };
        /**
         * RoleAnswer
         * @description A role; `version` goes into If-Match.
         */
        RoleAnswer: {
            /**
             * Fixed
             * @description Nobody can change or remove it: admin, which holds later permissions too
             */
            fixed: boolean;
            /** Name */
            name: string;
            /**
             * Permissions
             * @description Sorted
             */
            permissions: string[];
            /** @description Whether its holders sign in with a second factor */
            second_factor: components["schemas"]["Demand"];
            /** Version */
            version: number;
        };
        /**
         * RolePermissionsBody
         * @description All that a role shall hold; without `second_factor` that stays as it is.
         */
        RolePermissionsBody: {
            /** Permissions */
            permissions: string[];
            second_factor?: components["schemas"]["Demand"] | null;
        };
        /**
         * SavedAddressAnswer
         * @description An entry of the address book, as it is stored.
         */
        SavedAddressAnswer: {
            address: components["schemas"]["PostalAddress"];
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Is Default */
            is_default: boolean;
        };
        /**
         * SavedAddressBody
         * @description An entry of the address book.
         */
        SavedAddressBody: {
            address: components["schemas"]["PostalAddress"];
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
        };
        /** SavedAddressPage */
        SavedAddressPage: {
            /** Items */
            items: components["schemas"]["SavedAddressAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * SecondFactorAnswer
         * @description How an account stands to its second factor.
         */
        SecondFactorAnswer: {
            /**
             * Demanded
             * @description The role demands one: it cannot be turned off
             */
            demanded: boolean;
            /**
             * Enrolled At
             * @description Null where signing in asks for the password alone
             */
            enrolled_at: string | null;
            /**
             * Exempt
             * @description One of the demo's people, of whom no role demands one
             */
            exempt: boolean;
            /** Recovery Codes Left */
            recovery_codes_left: number;
        };
        /**
         * ServiceTokenAnswer
         * @description An access token of a service for one other service; `scope` are the granted ones with spaces between.
         */
        ServiceTokenAnswer: {
            /** Access Token */
            access_token: string;
            /**
             * Expires In
             * @description Seconds
             */
            expires_in: number;
            /** Scope */
            scope: string;
            /**
             * Token Type
             * @default Bearer
             * @constant
             */
            token_type?: "Bearer";
        };
        /**
         * ServiceTokenBody
         * @description Client credentials (RFC 6749 §4.4), as JSON; `audience` names the callee (RFC 8707).
         */
        ServiceTokenBody: {
            /** Audience */
            audience: string;
            /** Client Id */
            client_id: string;
            /** Client Secret */
            client_secret: string;
            /**
             * Grant Type
             * @constant
             */
            grant_type: "client_credentials";
            /**
             * Scope
             * @description Separated by blanks; all granted ones if empty
             * @default
             */
            scope?: string;
        };
        /**
         * SessionAnswer
         * @description A signed-in device, until `expires_at`; `last_used_at` is when its tokens were last refreshed.
         */
        SessionAnswer: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Current */
            current: boolean;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Ip Address */
            ip_address: string;
            /**
             * Last Used At
             * Format: date-time
             */
            last_used_at: string;
            /** User Agent */
            user_agent: string;
        };
        /** SessionPage */
        SessionPage: {
            /** Items */
            items: components["schemas"]["SessionAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * SetUpBody
         * @description The password, and where there is an app already a code of it, or a recovery code.
         */
        SetUpBody: {
            /** Code */
            code?: string | null;
            /**
             * Password
             * @example souk-demo-2026
             */
            password: string;
        };
        /**
         * StaffUserAnswer
         * @description An account as staff see it; `version` goes into If-Match.
         */
        StaffUserAnswer: {
            /** Created At */
            created_at?: string | null;
            /** Email */
            email?: string | null;
            /**
             * Email Confirmed
             * @default false
             */
            email_confirmed?: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Locale
             * @default en
             */
            locale?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Role
             * @description `guest`, `customer`, `admin`, or a role that people made
             */
            role: string;
            status: components["schemas"]["UserStatus"];
            /** Version */
            version: number;
        };
        /** StaffUserPage */
        StaffUserPage: {
            /** Items */
            items: components["schemas"]["StaffUserAnswer"][];
            /** Next Cursor */
            next_cursor?: string | null;
            /** Total */
            total?: number | null;
        };
        /**
         * TokenAnswer
         * @description A session's tokens; browsers find the refresh token in a cookie instead.
         */
        TokenAnswer: {
            /** Access Token */
            access_token: string;
            /**
             * Device Mark
             * @description Keep it and send it when you log in; null if the one you sent is good
             */
            device_mark?: string | null;
            /**
             * Expires In
             * @description Seconds
             */
            expires_in: number;
            /** Refresh Token */
            refresh_token?: string | null;
            /**
             * Token Type
             * @default Bearer
             * @constant
             */
            token_type?: "Bearer";
            user: components["schemas"]["UserAnswer"];
        };
        /**
         * UserAnswer
         * @description An account; guests have an id and a role only.
         */
        UserAnswer: {
            /** Created At */
            created_at?: string | null;
            /** Email */
            email?: string | null;
            /**
             * Email Confirmed
             * @default false
             */
            email_confirmed?: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Locale
             * @default en
             */
            locale?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /**
             * Role
             * @description `guest`, `customer`, `admin`, or a role that people made
             */
            role: string;
        };
        /**
         * UserStatus
         * @description Deactivated accounts cannot sign in and can come back; deleted ones are a name without a person.
         * @enum {string}
         */
        UserStatus: "active" | "deactivated" | "deleted";
        /**
         * VerifyEmailBody
         * @description The token of the link that was mailed; where the account was not opened on this device, one of the passwords.
         */
        VerifyEmailBody: {
            /** Device Mark */
            device_mark?: string | null;
            /** New Password */
            new_password?: string | null;
            /** Password */
            password?: string | null;
            /** Token */
            token: string;
        };
    };
    responses: {
        /** @description `account_deactivated`: This account is deactivated */
        account_deactivated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "account_deactivated";
                };
            };
        };
        /** @description `address_not_found`: There is no such address */
        address_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "address_not_found";
                };
            };
        };
        /** @description `challenge_expired`: This took too long; begin again with e-mail and password */
        challenge_expired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "challenge_expired";
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
        /** @description `enrolment_expired`: Begin anew to set up the app */
        enrolment_expired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "enrolment_expired";
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
        /** @description `foreign_origin`: This page may not use the session cookie */
        foreign_origin: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "foreign_origin";
                };
            };
        };
        /** @description `invalid_client`: Client id or secret is wrong */
        invalid_client: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "invalid_client";
                };
            };
        };
        /** @description `invalid_credentials`: E-mail or password is wrong */
        invalid_credentials: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "invalid_credentials";
                };
            };
        };
        /** @description `invalid_refresh_token`: This session is over; sign in again */
        invalid_refresh_token: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "invalid_refresh_token";
                };
            };
        };
        /** @description `last_admin`: The last active account that holds people.manage keeps it */
        last_admin: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "last_admin";
                };
            };
        };
        /** @description `link_expired`: This link has expired; ask for a new one */
        link_expired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "link_expired";
                };
            };
        };
        /** @description `not_found`: There is nothing here */
        not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "not_found";
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
        /** @description `registrant_unknown`: Send the account's `password`, or a `new_password` if you did not open the account: then it is yours alone */
        registrant_unknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "registrant_unknown";
                };
            };
        };
        /** @description `role_not_found`: There is no such role */
        role_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "role_not_found";
                };
            };
        };
        /** @description `scope_not_granted`: This client may not have that scope there */
        scope_not_granted: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "scope_not_granted";
                };
            };
        };
        /** @description `second_factor_off`: This account has no second factor */
        second_factor_off: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "second_factor_off";
                };
            };
        };
        /** @description `session_not_found`: There is no such session */
        session_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "session_not_found";
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
        /** @description `unsupported_media_type`: This kind of content is not accepted */
        unsupported_media_type: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "unsupported_media_type";
                };
            };
        };
        /** @description `user_not_found`: There is no such user */
        user_not_found: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code: "user_not_found";
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
    published_keys: {
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
                    "application/json": components["schemas"]["KeySetAnswer"];
                };
            };
            422: components["responses"]["validation_failed"];
        };
    };
    read_audit: {
        parameters: {
            query?: {
                action?: components["schemas"]["Action"] | null;
                actor_id?: string | null;
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description Not before this moment */
                from?: string | null;
                /** @description How many items at most */
                limit?: number;
                subject_id?: string | null;
                /** @description Before this moment */
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
                    "application/json": components["schemas"]["AuditPage"];
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
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordBody"];
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
            413: components["responses"]["too_large"];
            /** @description `password_too_common`: This password is too easy to guess; `validation_failed`: A value is not acceptable; `wrong_password`: The present password is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_too_common" | "validation_failed" | "wrong_password";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests; `too_many_attempts`: Too many wrong passwords; try again later or reset the password */
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
                        code: "rate_limited" | "too_many_attempts";
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
    forgot_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordBody"];
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
            413: components["responses"]["too_large"];
            422: components["responses"]["validation_failed"];
            /** @description `rate_limited`: Too many requests; `too_many_mails`: Too many mails were asked for from your network; try again later */
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
                        code: "rate_limited" | "too_many_mails";
                    };
                };
            };
            503: components["responses"]["database_unavailable"];
        };
    };
    begin_as_guest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
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
                    "application/json": components["schemas"]["GuestAnswer"];
                };
            };
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginBody"];
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
                    "application/json": components["schemas"]["TokenAnswer"];
                };
            };
            /** @description The password was right; a second factor has to follow */
            202: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeAnswer"];
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
            401: components["responses"]["invalid_credentials"];
            403: components["responses"]["account_deactivated"];
            413: components["responses"]["too_large"];
            422: components["responses"]["validation_failed"];
            /** @description `rate_limited`: Too many requests; `too_many_attempts`: Too many wrong passwords; try again later or reset the password */
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
                        code: "rate_limited" | "too_many_attempts";
                    };
                };
            };
            503: components["responses"]["database_unavailable"];
        };
    };
    finish_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogInCodeBody"];
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
                    "application/json": components["schemas"]["TokenAnswer"];
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
            403: components["responses"]["account_deactivated"];
            404: components["responses"]["user_not_found"];
            410: components["responses"]["challenge_expired"];
            413: components["responses"]["too_large"];
            /** @description `validation_failed`: A value is not acceptable; `wrong_code`: This code is wrong, or it was used already */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "wrong_code";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests; `too_many_codes`: Too many wrong codes; try again later */
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
                        code: "rate_limited" | "too_many_codes";
                    };
                };
            };
            503: components["responses"]["database_unavailable"];
        };
    };
    begin_enrolment_at_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeBody"];
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
                    "application/json": components["schemas"]["EnrolmentAnswer"];
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
            403: components["responses"]["account_deactivated"];
            404: components["responses"]["user_not_found"];
            410: components["responses"]["challenge_expired"];
            413: components["responses"]["too_large"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    finish_enrolment_at_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengedCodeBody"];
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
                    "application/json": components["schemas"]["EnrolledAnswer"];
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
            403: components["responses"]["account_deactivated"];
            404: components["responses"]["user_not_found"];
            /** @description `challenge_expired`: This took too long; begin again with e-mail and password; `enrolment_expired`: Begin anew to set up the app */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "challenge_expired" | "enrolment_expired";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `validation_failed`: A value is not acceptable; `wrong_code`: This code is wrong, or it was used already */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "wrong_code";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshBody"] | null;
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
            403: components["responses"]["foreign_origin"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    who_am_i: {
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
                    "application/json": components["schemas"]["OwnAccountAnswer"];
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
            404: components["responses"]["user_not_found"];
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
    delete_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteAccountBody"];
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
            404: components["responses"]["user_not_found"];
            409: components["responses"]["last_admin"];
            413: components["responses"]["too_large"];
            /** @description `validation_failed`: A value is not acceptable; `wrong_password`: The present password is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "wrong_password";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests; `too_many_attempts`: Too many wrong passwords; try again later or reset the password */
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
                        code: "rate_limited" | "too_many_attempts";
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
    change_profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
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
                    "application/json": components["schemas"]["UserAnswer"];
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
            404: components["responses"]["user_not_found"];
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
    list_addresses: {
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
                    "application/json": components["schemas"]["SavedAddressPage"];
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
    add_address: {
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
                "application/json": components["schemas"]["SavedAddressBody"];
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
                    "application/json": components["schemas"]["SavedAddressAnswer"];
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
            404: components["responses"]["user_not_found"];
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `too_many_addresses`: The address book holds 20 addresses */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "too_many_addresses";
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
    change_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavedAddressBody"];
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
                    "application/json": components["schemas"]["SavedAddressAnswer"];
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
            /** @description `address_not_found`: There is no such address; `user_not_found`: There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "address_not_found" | "user_not_found";
                    };
                };
            };
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
    remove_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address_id: string;
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
            404: components["responses"]["address_not_found"];
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
    export_account: {
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
                    "application/json": components["schemas"]["ExportAnswer"];
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
            404: components["responses"]["user_not_found"];
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
    show_second_factor: {
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
                    "application/json": components["schemas"]["SecondFactorAnswer"];
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
            404: components["responses"]["user_not_found"];
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
    begin_enrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpBody"];
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
                    "application/json": components["schemas"]["EnrolmentAnswer"];
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
            /** @description `forbidden`: You may not do this; `second_factor_for_staff`: Only staff set up a second factor */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden" | "second_factor_for_staff";
                    };
                };
            };
            404: components["responses"]["user_not_found"];
            413: components["responses"]["too_large"];
            /** @description `validation_failed`: A value is not acceptable; `wrong_code`: This code is wrong, or it was used already; `wrong_password`: The present password is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "wrong_code" | "wrong_password";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests; `too_many_attempts`: Too many wrong passwords; try again later or reset the password; `too_many_codes`: Too many wrong codes; try again later */
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
                        code: "rate_limited" | "too_many_attempts" | "too_many_codes";
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
    turn_off_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAndCodeBody"];
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
            404: components["responses"]["user_not_found"];
            /** @description `second_factor_demanded`: Your role requires a second factor; `second_factor_off`: This account has no second factor */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "second_factor_demanded" | "second_factor_off";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `validation_failed`: A value is not acceptable; `wrong_code`: This code is wrong, or it was used already; `wrong_password`: The present password is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "wrong_code" | "wrong_password";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests; `too_many_attempts`: Too many wrong passwords; try again later or reset the password; `too_many_codes`: Too many wrong codes; try again later */
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
                        code: "rate_limited" | "too_many_attempts" | "too_many_codes";
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
    finish_enrolment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
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
                    "application/json": components["schemas"]["RecoveryCodesAnswer"];
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
            404: components["responses"]["user_not_found"];
            410: components["responses"]["enrolment_expired"];
            413: components["responses"]["too_large"];
            /** @description `validation_failed`: A value is not acceptable; `wrong_code`: This code is wrong, or it was used already */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "wrong_code";
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
    renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAndCodeBody"];
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
                    "application/json": components["schemas"]["RecoveryCodesAnswer"];
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
            404: components["responses"]["user_not_found"];
            413: components["responses"]["too_large"];
            /** @description `validation_failed`: A value is not acceptable; `wrong_code`: This code is wrong, or it was used already; `wrong_password`: The present password is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "validation_failed" | "wrong_code" | "wrong_password";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests; `too_many_attempts`: Too many wrong passwords; try again later or reset the password; `too_many_codes`: Too many wrong codes; try again later */
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
                        code: "rate_limited" | "too_many_attempts" | "too_many_codes";
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
    list_permissions: {
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
                    "application/json": components["schemas"]["PermissionPage"];
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
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefreshBody"] | null;
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
                    "application/json": components["schemas"]["TokenAnswer"];
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
            401: components["responses"]["invalid_refresh_token"];
            403: components["responses"]["foreign_origin"];
            413: components["responses"]["too_large"];
            415: components["responses"]["unsupported_media_type"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterBody"];
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
                    "application/json": components["schemas"]["TokenAnswer"];
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
            /** @description `already_signed_in`: You have an account already; `email_taken`: An account with this e-mail exists */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "already_signed_in" | "email_taken";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `password_too_common`: This password is too easy to guess; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_too_common" | "validation_failed";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests; `too_many_attempts`: Too many wrong passwords; try again later or reset the password; `too_many_mails`: Too many mails were asked for from your network; try again later */
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
                        code: "rate_limited" | "too_many_attempts" | "too_many_mails";
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
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPasswordBody"];
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
                    "application/json": components["schemas"]["DeviceAnswer"];
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
            410: components["responses"]["link_expired"];
            413: components["responses"]["too_large"];
            /** @description `password_too_common`: This password is too easy to guess; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_too_common" | "validation_failed";
                    };
                };
            };
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    list_roles: {
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
                    "application/json": components["schemas"]["ListedRolePage"];
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
    make_role: {
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
                "application/json": components["schemas"]["NewRoleBody"];
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
                    "application/json": components["schemas"]["RoleAnswer"];
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
            /** @description `forbidden`: You may not do this; `permission_not_held`: You may not give or take away what you do not hold yourself */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden" | "permission_not_held";
                    };
                };
            };
            /** @description `idempotency_in_progress`: The first request with this Idempotency-Key is still running; `role_taken`: This name is taken */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_in_progress" | "role_taken";
                    };
                };
            };
            413: components["responses"]["too_large"];
            /** @description `idempotency_key_reused`: This Idempotency-Key was used for a different request; `second_factor_needed`: A role that holds people.manage always requires the second factor; `unknown_permission`: There is no such permission; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "second_factor_needed" | "unknown_permission" | "validation_failed";
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
    show_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
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
                    "application/json": components["schemas"]["RoleAnswer"];
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
            404: components["responses"]["role_not_found"];
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
    change_role: {
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
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolePermissionsBody"];
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
                    "application/json": components["schemas"]["RoleAnswer"];
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
            /** @description `forbidden`: You may not do this; `permission_not_held`: You may not give or take away what you do not hold yourself */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden" | "permission_not_held";
                    };
                };
            };
            404: components["responses"]["role_not_found"];
            /** @description `last_admin`: The last active account that holds people.manage keeps it; `role_fixed`: This role cannot be changed or removed */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "last_admin" | "role_fixed";
                    };
                };
            };
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            /** @description `second_factor_needed`: A role that holds people.manage always requires the second factor; `unknown_permission`: There is no such permission; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "second_factor_needed" | "unknown_permission" | "validation_failed";
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
    remove_role: {
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
                name: string;
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
            404: components["responses"]["role_not_found"];
            /** @description `role_fixed`: This role cannot be changed or removed; `role_in_use`: People have this role; give them another one first */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "role_fixed" | "role_in_use";
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
    list_sessions: {
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
                    "application/json": components["schemas"]["SessionPage"];
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
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
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
            404: components["responses"]["session_not_found"];
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
    grant_service_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceTokenBody"];
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
                    "application/json": components["schemas"]["ServiceTokenAnswer"];
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
            401: components["responses"]["invalid_client"];
            403: components["responses"]["scope_not_granted"];
            404: components["responses"]["not_found"];
            413: components["responses"]["too_large"];
            422: components["responses"]["validation_failed"];
            429: components["responses"]["rate_limited"];
            503: components["responses"]["database_unavailable"];
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before */
                cursor?: string | null;
                /** @description A part of the e-mail */
                email?: string | null;
                /** @description How many items at most */
                limit?: number;
                role?: string | null;
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
                    "application/json": components["schemas"]["StaffUserPage"];
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
    show_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
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
                    "application/json": components["schemas"]["StaffUserAnswer"];
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
            404: components["responses"]["user_not_found"];
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
    change_user: {
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
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUserBody"];
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
                    "application/json": components["schemas"]["StaffUserAnswer"];
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
            /** @description `forbidden`: You may not do this; `permission_not_held`: You may not give or take away what you do not hold yourself */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden" | "permission_not_held";
                    };
                };
            };
            404: components["responses"]["user_not_found"];
            409: components["responses"]["last_admin"];
            412: components["responses"]["precondition_failed"];
            413: components["responses"]["too_large"];
            /** @description `unknown_role`: There is no such role to give; `validation_failed`: A value is not acceptable */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "unknown_role" | "validation_failed";
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
    show_second_factor_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
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
                    "application/json": components["schemas"]["SecondFactorAnswer"];
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
            404: components["responses"]["user_not_found"];
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
    reset_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
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
            /** @description `forbidden`: You may not do this; `own_second_factor`: Somebody else has to reset your second factor; `permission_not_held`: You may not give or take away what you do not hold yourself */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden" | "own_second_factor" | "permission_not_held";
                    };
                };
            };
            404: components["responses"]["user_not_found"];
            409: components["responses"]["second_factor_off"];
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
    list_sessions_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
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
                    "application/json": components["schemas"]["SessionPage"];
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
            404: components["responses"]["user_not_found"];
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
    end_sessions_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user_id: string;
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
            /** @description `forbidden`: You may not do this; `permission_not_held`: You may not give or take away what you do not hold yourself */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden" | "permission_not_held";
                    };
                };
            };
            404: components["responses"]["user_not_found"];
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
    end_session_of: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
                user_id: string;
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
            /** @description `forbidden`: You may not do this; `permission_not_held`: You may not give or take away what you do not hold yourself */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "forbidden" | "permission_not_held";
                    };
                };
            };
            /** @description `session_not_found`: There is no such session; `user_not_found`: There is no such user */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "session_not_found" | "user_not_found";
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
    verify_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmailBody"];
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
                    "application/json": components["schemas"]["DeviceAnswer"];
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
            409: components["responses"]["registrant_unknown"];
            410: components["responses"]["link_expired"];
            413: components["responses"]["too_large"];
            /** @description `password_too_common`: This password is too easy to guess; `validation_failed`: A value is not acceptable; `wrong_password`: The present password is wrong */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code: "password_too_common" | "validation_failed" | "wrong_password";
                    };
                };
            };
            /** @description `rate_limited`: Too many requests; `too_many_attempts`: Too many wrong passwords; try again later or reset the password */
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
                        code: "rate_limited" | "too_many_attempts";
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
}
