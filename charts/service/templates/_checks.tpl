{{/* What a schema cannot say. Renders nothing, or fails with a sentence. */}}
{{- define "souk.checks" -}}
{{- include "souk.checks.connections" . -}}
{{- include "souk.checks.volume" . -}}
{{- include "souk.checks.ingress" . -}}
{{- include "souk.checks.extras" . -}}
{{- if eq .values.environment "production" }}{{ include "souk.checks.production" . }}{{ end -}}
{{- end -}}

{{- define "souk.checks.connections" -}}
{{- $database := .values.database -}}
{{- if $database.enabled -}}
{{- $surge := ternary .values.maxSurge 0 (eq .values.strategy "RollingUpdate") -}}
{{- $most := include "souk.mostReplicas" . | int -}}
{{- $needed := add (mul (add $most $surge) $database.pool) 5 | int -}}
{{- if gt $needed (int $database.connectionLimit) -}}
{{- fail (printf "%s needs up to %d connections, (%d pods + %v in a rollout) x %v + 5, and database.connectionLimit is %v: lower autoscaling.maxReplicas, replicas or database.pool, or raise the limit." .name $needed $most $surge $database.pool $database.connectionLimit) -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "souk.checks.volume" -}}
{{- $many := or .values.autoscaling.enabled (gt (int .values.replicas) 1) -}}
{{- if and .values.persistence.enabled (or (ne .values.strategy "Recreate") $many) -}}
{{- fail (printf "%s owns a volume: it needs strategy Recreate and one replica, without autoscaling." .name) -}}
{{- end -}}
{{- end -}}

{{- define "souk.checks.ingress" -}}
{{- $ingress := .values.ingress -}}
{{- if and $ingress.enabled $ingress.tls.enabled (not $ingress.host) -}}
{{- fail (printf "%s: ingress.tls needs ingress.host, the name that the certificate is for." .name) -}}
{{- end -}}
{{- if and $ingress.enabled .values.httpRoute.enabled -}}
{{- fail (printf "%s: either the ingress or httpRoute makes it public; switch one of them off." .name) -}}
{{- end -}}
{{- end -}}

{{/* A name twice in one list is refused by Helm 4's server-side apply, and the API server lets the last one win. */}}
{{- define "souk.checks.extras" -}}
{{- $own := list (printf "%s_DATABASE__URL" .prefix) "MIGRATE_DATABASE_URL" -}}
{{- range .values.extraEnv }}
{{- if has .name $own }}{{ fail (printf "%s: extraEnv may not set %s, which is the chart's own." $.name .name) }}{{ end -}}
{{- end -}}
{{- range .values.extraVolumes }}
{{- if has .name (list "tmp" "data" "database-ca" "texts") }}{{ fail (printf "%s: extraVolumes may not name one %s, which is the chart's own." $.name .name) }}{{ end -}}
{{- end -}}
{{- $volumes := list -}}
{{- range .values.extraVolumes }}{{ $volumes = append $volumes .name }}{{ end -}}
{{- range .values.extraVolumeMounts }}
{{- if not (has .name $volumes) }}{{ fail (printf "%s: extraVolumeMounts mounts %s, and extraVolumes has no volume of that name." $.name .name) }}{{ end -}}
{{- end -}}
{{- end -}}

{{- define "souk.checks.production" -}}
{{- $ingress := .values.ingress -}}
{{- $public := not (empty .values.paths) -}}
{{- if eq .name "sandbox" -}}
{{- fail "The payment sandbox never runs in production: set sandbox.enabled to false." -}}
{{- end -}}
{{- if and (eq .name "frontend") (not .values.texts.configMap) -}}
{{- fail "The shop's texts are samples, which say so: set frontend.texts.configMap to your own." -}}
{{- end -}}
{{- if .values.dev.module -}}
{{- fail (printf "%s: dev.module is for Skaffold, and never runs in production." .name) -}}
{{- end -}}
{{- if not (hasPrefix "https://" .values.publicUrl) -}}
{{- fail (printf "%s: production needs a publicUrl that begins with https://, and it is %s." .name .values.publicUrl) -}}
{{- end -}}
{{- if and $public $ingress.enabled (not (and $ingress.tls.enabled $ingress.redirect $ingress.host)) -}}
{{- fail (printf "%s: production needs ingress.host, ingress.tls.enabled and ingress.redirect." .name) -}}
{{- end -}}
{{- if and $public .values.httpRoute.enabled (not .values.httpRoute.redirectFrom) -}}
{{- fail (printf "%s: production needs httpRoute.redirectFrom, the listener whose plain HTTP is redirected." .name) -}}
{{- end -}}
{{- if eq (toString (dig "PAYMENT_PROVIDER" "" .values.settings)) "sandbox" -}}
{{- fail "The payment sandbox never runs in production: set PAYMENT_PROVIDER to stripe." -}}
{{- end -}}
{{- end -}}
