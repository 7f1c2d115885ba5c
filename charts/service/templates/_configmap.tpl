{{/* The variables of the ConfigMap; the chart's settings win over those of a demo, which win over the common ones.
{publicUrl} stands for that value, {s3Namespace} for stores.s3.namespace. */}}
{{- define "souk.settings" -}}
{{- $demo := and .demo (ne .values.environment "production") -}}
{{- $settings := dict "SOUK_ENVIRONMENT" .values.environment "SOUK_SHOP" (.values.shop | default .namespace) -}}
{{- if .values.commonSettings -}}
{{- $common := include "souk.commonSettings" . | fromYaml -}}
{{- range $key, $value := $common }}{{ $_ := set $settings (printf "%s_%s" $.prefix $key) $value }}{{ end -}}
{{- end -}}
{{- range $key, $value := mustMergeOverwrite $settings (ternary .values.demoSettings dict $demo) .values.settings }}
{{ $key }}: {{ ternary $value (toJson $value) (kindIs "string" $value) | replace "{publicUrl}" $.values.publicUrl | replace "{s3Namespace}" $.values.stores.s3.namespace | quote }}
{{- end }}
{{- end -}}

{{- define "souk.commonSettings" -}}
HTTP__HOST: 0.0.0.0
HTTP__PORT: {{ .values.port }}
HTTP__PUBLIC_URL: {{ .values.publicUrl }}
HTTP__TRUSTED_PROXIES: {{ toJson .values.trustedProxies }}
LIMITS__ADDRESS_FACTOR: {{ .values.addressLimitFactor }}
IDENTITY__AUTH_URL: {{ .values.authUrl | default "http://auth-service:8001" }}
TELEMETRY__SAMPLE_RATIO: {{ .values.telemetry.sampleRatio }}
TELEMETRY__LOG_LEVEL: {{ .values.telemetry.logLevel }}
{{- with .values.telemetry.otlpEndpoint }}
TELEMETRY__OTLP_ENDPOINT: {{ . }}
{{- end }}
{{- if .values.database.enabled }}
DATABASE__POOL_MAX: {{ .values.database.pool }}
{{- end }}
{{- end -}}

{{- define "souk.configmap" -}}
apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .name }}
  labels: {{- include "souk.labels" . | nindent 4 }}
data: {{- include "souk.settings" . | trim | nindent 2 }}
{{- end -}}
