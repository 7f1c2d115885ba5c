"""Everything that auth-service can do."""

import hmac
from collections.abc import Container, Mapping, Set
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from auth_service.application.account import ChangeProfile, DeleteAccount, ExportAccount
from auth_service.application.addresses import RemoveAddress, SaveAddress
from auth_service.application.begin_session import BeginSession
from auth_service.application.change_password import ChangePassword
from auth_service.application.demands import Demands
from auth_service.application.enrolment import Enrol
from auth_service.application.finish_log_in import EnrolAtLogIn, FinishLogIn
from auth_service.application.follow_revocations import FollowRevocations
from auth_service.application.log_in import LogIn
from auth_service.application.mails import PostLink
from auth_service.application.others_access import EndSessionsOf, ResetSecondFactor
from auth_service.application.own_second_factor import (
    RenewRecoveryCodes,
    SetUpSecondFactor,
    ShowSecondFactor,
    TurnOffSecondFactor,
)
from auth_service.application.password_check import CheckPassword, ConfirmPassword
from auth_service.application.ports import (
    Authenticator,
    LoginGuard,
    MailGuard,
    Passwords,
    Queries,
    Tokens,
    UnitsOfWork,
)
from auth_service.application.prove_code import ProveCode
from auth_service.application.recovery import ForgetPassword, ResetPassword, SendRecoveryLink
from auth_service.application.register import Register
from auth_service.application.roles import ChangeRole, MakeRole, RemoveRole
from auth_service.application.sessions import EndSession, LogOut, Refresh
from auth_service.application.tokens import BeginAsGuest, GrantServiceToken
from auth_service.application.users import ChangeUser, CreateFirstAdmin
from auth_service.application.verify_email import VerifyEmail
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Application:
    """The list of everything this service can do."""

    register: Register
    log_in: LogIn
    finish_log_in: FinishLogIn
    enrol_at_log_in: EnrolAtLogIn
    refresh: Refresh
    log_out: LogOut
    begin_as_guest: BeginAsGuest
    grant_service_token: GrantServiceToken
    change_profile: ChangeProfile
    change_password: ChangePassword
    forget_password: ForgetPassword
    send_recovery_link: SendRecoveryLink
    reset_password: ResetPassword
    verify_email: VerifyEmail
    show_second_factor: ShowSecondFactor
    set_up_second_factor: SetUpSecondFactor
    renew_recovery_codes: RenewRecoveryCodes
    turn_off_second_factor: TurnOffSecondFactor
    end_session: EndSession
    end_sessions_of: EndSessionsOf
    reset_second_factor: ResetSecondFactor
    save_address: SaveAddress
    remove_address: RemoveAddress
    export_account: ExportAccount
    delete_account: DeleteAccount
    change_user: ChangeUser
    make_role: MakeRole
    change_role: ChangeRole
    remove_role: RemoveRole
    create_first_admin: CreateFirstAdmin
    follow_revocations: FollowRevocations
    queries: Queries


@dataclass(frozen=True, slots=True)
class Ports:
    """What the application stands on."""

    unit_of_work: UnitsOfWork
    queries: Queries
    passwords: Passwords
    tokens: Tokens
    authenticator: Authenticator
    guard: LoginGuard
    code_guard: LoginGuard
    mail_guard: MailGuard
    common_passwords: Container[str]
    clock: Clock


@dataclass(frozen=True, slots=True)
class Secrets:
    """Keys of the application: HMAC of refresh tokens, of device marks, of sign-ins half done; the services' secrets by
    client id.
    """

    refresh_key: bytes
    device_key: bytes
    challenge_key: bytes
    clients: Mapping[str, str]

    @classmethod
    def derived(cls, key: bytes, clients: Mapping[str, str]) -> Self:
        """One key for each purpose out of one secret."""
        return cls(
            refresh_key=hmac.digest(key, b"refresh tokens", "sha256"),
            device_key=hmac.digest(key, b"device marks", "sha256"),
            challenge_key=hmac.digest(key, b"sign-in challenges", "sha256"),
            clients=clients,
        )


def assemble(ports: Ports, secrets: Secrets, *, public_url: str, exempt: Set[UUID] = frozenset()) -> Application:
    """The application on these ports; `public_url` is where the links in mails lead, `exempt` are accounts of which no
    role demands a second factor.
    """
    units, passwords, common, clock = ports.unit_of_work, ports.passwords, ports.common_passwords, ports.clock
    post_link = PostLink(public_url)
    queries, check = ports.queries, CheckPassword(passwords, ports.guard)
    confirm = ConfirmPassword(queries, check)
    device_key, challenge_key = secrets.device_key, secrets.challenge_key
    demands, enrol = Demands(exempt), Enrol(ports.authenticator)
    begin_session = BeginSession(ports.tokens, device_key)
    prove = ProveCode(units, ports.authenticator, ports.code_guard, clock)
    return Application(
        register=Register(
            units, queries, passwords, ports.tokens, ports.guard, ports.mail_guard, post_link, common, device_key, clock
        ),
        log_in=LogIn(units, queries, check, demands, begin_session, challenge_key, clock),
        finish_log_in=FinishLogIn(prove, begin_session, challenge_key, clock),
        enrol_at_log_in=EnrolAtLogIn(units, enrol, begin_session, challenge_key, clock),
        refresh=Refresh(units, ports.tokens, demands, secrets.refresh_key, clock),
        log_out=LogOut(units, secrets.refresh_key, clock),
        begin_as_guest=BeginAsGuest(ports.tokens),
        grant_service_token=GrantServiceToken(ports.tokens, secrets.clients),
        change_profile=ChangeProfile(units),
        change_password=ChangePassword(units, queries, confirm, passwords, common, clock),
        forget_password=ForgetPassword(units, ports.mail_guard, clock),
        send_recovery_link=SendRecoveryLink(units, post_link, clock),
        reset_password=ResetPassword(units, queries, passwords, common, device_key, clock),
        verify_email=VerifyEmail(units, queries, passwords, check, common, device_key, clock),
        show_second_factor=ShowSecondFactor(units, demands),
        set_up_second_factor=SetUpSecondFactor(units, confirm, prove, enrol, clock),
        renew_recovery_codes=RenewRecoveryCodes(confirm, prove),
        turn_off_second_factor=TurnOffSecondFactor(units, demands, confirm, prove),
        end_session=EndSession(units, clock),
        end_sessions_of=EndSessionsOf(units, clock),
        reset_second_factor=ResetSecondFactor(units, clock),
        save_address=SaveAddress(units, clock),
        remove_address=RemoveAddress(units),
        export_account=ExportAccount(units, clock),
        delete_account=DeleteAccount(units, confirm, clock),
        change_user=ChangeUser(units, clock),
        make_role=MakeRole(units, clock),
        change_role=ChangeRole(units, exempt, clock),
        remove_role=RemoveRole(units, clock),
        create_first_admin=CreateFirstAdmin(units, queries, passwords, post_link, common, clock),
        follow_revocations=FollowRevocations(queries, clock),
        queries=queries,
    )
