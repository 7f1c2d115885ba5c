"""What auth-service refuses, by name."""

from servicekit.domain.errors import Conflict, Forbidden, Gone, Invalid, NotFound, RateLimited, Unauthenticated


class InvalidCredentials(Unauthenticated):
    """Wrong e-mail, wrong password, or both: nobody learns which."""

    code = "invalid_credentials"
    title = "E-mail or password is wrong"


class AccountDeactivated(Forbidden):
    """Answered only to somebody who knows the password."""

    code = "account_deactivated"
    title = "This account is deactivated"


class InvalidRefreshToken(Unauthenticated):
    """Unknown, expired, ended or already replaced."""

    code = "invalid_refresh_token"
    title = "This session is over; sign in again"


class InvalidClient(Unauthenticated):
    """Not a service we know, or not its secret."""

    code = "invalid_client"
    title = "Client id or secret is wrong"


class ForeignOrigin(Forbidden):
    """A cookie came along from a page that is not ours."""

    code = "foreign_origin"
    title = "This page may not use the session cookie"


class ScopeNotGranted(Forbidden):
    """The client may not ask this callee for that."""

    code = "scope_not_granted"
    title = "This client may not have that scope there"


class EmailTaken(Conflict):
    """Somebody registered it before."""

    code = "email_taken"
    title = "An account with this e-mail exists"


class AlreadySignedIn(Conflict):
    """Registering needs a guest, or nobody."""

    code = "already_signed_in"
    title = "You have an account already"


class LastAdmin(Conflict):
    """Without somebody who manages people nobody could make one."""

    code = "last_admin"
    title = "The last active account that holds people.manage keeps it"


class RoleTaken(Conflict):
    """There is one of that name, or the name means something else."""

    code = "role_taken"
    title = "This name is taken"


class RoleFixed(Conflict):
    """Admin holds everything, whatever anybody says."""

    code = "role_fixed"
    title = "This role cannot be changed or removed"


class RoleInUse(Conflict):
    """Whoever has it would be left with a role that is none; `people` says how many have it."""

    code = "role_in_use"
    title = "People have this role; give them another one first"


class PermissionNotHeld(Forbidden):
    """Nobody gives or takes away what they do not hold themselves."""

    code = "permission_not_held"
    title = "You may not give or take away what you do not hold yourself"


class UnknownPermission(Invalid):
    """No service declares it."""

    code = "unknown_permission"
    title = "There is no such permission"


class ManagersNeedSecondFactor(Invalid):
    """Whoever manages people can give anybody anything: a password alone is too little for that."""

    code = "second_factor_needed"
    title = "A role that holds people.manage always requires the second factor"


class UnknownRole(Invalid):
    """An account cannot have a role that nobody made."""

    code = "unknown_role"
    title = "There is no such role to give"


class AdminExists(Conflict):
    """The one-time command works once."""

    code = "admin_exists"
    title = "There is an admin already"


class TooManyAddresses(Conflict):
    """The address book is full."""

    code = "too_many_addresses"
    title = "The address book holds 20 addresses"


class PasswordTooCommon(Invalid):
    """On everybody's list (ASVS 6.2.4)."""

    code = "password_too_common"
    title = "This password is too easy to guess"


class WrongPassword(Invalid):
    """The present password is not the one given; the caller is signed in, so 401 would be misleading."""

    code = "wrong_password"
    title = "The present password is wrong"


class WrongCode(Invalid):
    """Not the code of this moment, one that was used, or no recovery code that is left."""

    code = "wrong_code"
    title = "This code is wrong, or it was used already"


class SecondFactorForStaff(Forbidden):
    """Customers sign in with their password alone."""

    code = "second_factor_for_staff"
    title = "Only staff set up a second factor"


class SecondFactorDemanded(Conflict):
    """The role requires it, so nobody who has the role turns it off."""

    code = "second_factor_demanded"
    title = "Your role requires a second factor"


class SecondFactorOff(Conflict):
    """There is none that could be changed or reset."""

    code = "second_factor_off"
    title = "This account has no second factor"


class OwnSecondFactor(Forbidden):
    """Who resets one lets somebody in: that takes two people."""

    code = "own_second_factor"
    title = "Somebody else has to reset your second factor"


class EnrolmentExpired(Gone):
    """Nobody began to set up an app, or that was too long ago."""

    code = "enrolment_expired"
    title = "Begin anew to set up the app"


class ChallengeExpired(Gone):
    """Too late, or the account has changed since the password was given."""

    code = "challenge_expired"
    title = "This took too long; begin again with e-mail and password"


class LinkExpired(Gone):
    """A one-time link that was used, has expired, or was never ours."""

    code = "link_expired"
    title = "This link has expired; ask for a new one"


class RegistrantUnknown(Conflict):
    """The link was followed on another device than the one that registered: it may be somebody else's account."""

    code = "registrant_unknown"
    title = "Send the account's `password`, or a `new_password` if you did not open the account: then it is yours alone"


class RoleNotFound(NotFound):
    """Nobody made a role of this name, or it was removed."""

    code = "role_not_found"
    title = "There is no such role"


class UserNotFound(NotFound):
    """No account has this id, or it was deleted."""

    code = "user_not_found"
    title = "There is no such user"


class SessionNotFound(NotFound):
    """No such session of this person."""

    code = "session_not_found"
    title = "There is no such session"


class AddressNotFound(NotFound):
    """No such address of this person."""

    code = "address_not_found"
    title = "There is no such address"


class TooManyAttempts(RateLimited):
    """Too many wrong passwords."""

    code = "too_many_attempts"
    title = "Too many wrong passwords; try again later or reset the password"


class TooManyCodes(RateLimited):
    """Too many wrong codes."""

    code = "too_many_codes"
    title = "Too many wrong codes; try again later"


class TooManyMails(RateLimited):
    """Somebody makes us mail to too many people."""

    code = "too_many_mails"
    title = "Too many mails were asked for from your network; try again later"
