-- Health of Database and PostgresServer for Argo CD: argocd-cm, resource.customizations.health.souk.dev_<Kind>.
-- Stalled is Degraded, Ready of this generation is Healthy, and everything else is work under way.
local health = { status = "Progressing", message = "The operator has not looked at it yet." }
local status = obj.status or {}
local generation = obj.metadata.generation

if status.conditions == nil or status.observedGeneration ~= generation then
  return health
end

local found = {}
for _, condition in ipairs(status.conditions) do
  found[condition.type] = condition
end
local ready, stalled, reconciling = found.Ready or {}, found.Stalled or {}, found.Reconciling or {}

if stalled.status == "True" then
  health.status, health.message = "Degraded", stalled.message
elseif ready.status == "True" and ready.observedGeneration == generation then
  health.status, health.message = "Healthy", ready.message
elseif reconciling.reason == "AwaitingApproval" then
  health.status, health.message = "Suspended", reconciling.message
else
  health.message = reconciling.message or ready.message or health.message
end
return health
