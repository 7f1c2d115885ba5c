"""Names that others may rely on: API group, labels, annotations, field manager."""

GROUP = "souk.dev"
VERSION = "v1alpha1"
API_VERSION = f"{GROUP}/{VERSION}"
MANAGER = "souk-operator"
FINALIZER = f"{GROUP}/drop-database"

# Labels
DATABASE_LABEL = f"{GROUP}/database"  # on Deployments, their pods, and the Secrets that we write: the Database's name
JOB_LABEL = f"{GROUP}/migration-of"  # on migration Jobs and their pods: the Database's name
MIGRATES_LABEL = (
    f"{GROUP}/migrates"  # on their pods by the charts, whose network policies select it: the Database's name
)
JOB_KIND_LABEL = f"{GROUP}/migration"  # plan or apply

# Annotations that people set on a Database
APPROVE_PLAN = f"{GROUP}/approve-plan"
RETRY = f"{GROUP}/retry"
ROTATE = f"{GROUP}/rotate"
REVOKE = f"{GROUP}/revoke"
REVOKE_MIGRATOR = f"{GROUP}/revoke-migrator"
CONFIRM_DELETE = f"{GROUP}/confirm-delete"

# Annotations that we set
CREDENTIALS_HASH = f"{GROUP}/credentials-hash"  # on pod templates
ASKED_FOR = f"{GROUP}/asked-for"  # on plan Jobs: the digest that pods run, and whose plan is asked for
ROTATED_AT = f"{GROUP}/rotated-at"  # on the credentials Secret, as are the next five
CREDENTIALS_COUNT = f"{GROUP}/credentials-count"  # 1 for the first ones, which no pod can have missed
RETIRING_ROLE = f"{GROUP}/retiring-role"
REVOKED_ROLE = f"{GROUP}/revoked-role"  # in the place of the former, when its password leaked
ROTATION_REQUEST = f"{GROUP}/rotation-request"
REVOCATION_REQUEST = f"{GROUP}/revocation-request"  # on the migrator's Secret as well

CA_DIRECTORY = "/run/souk/db"
