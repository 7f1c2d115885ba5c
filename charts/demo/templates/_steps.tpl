{{/* The seeds in their order: {name, service, run, secrets}. `make generate` writes them from services.yaml. */}}
{{- define "demo.steps" -}}
# services.yaml: demo-steps
- name: people
  service: auth-service
  run: python -m auth_service.seed
- name: catalogue
  service: product-service
  run: python -m product_service.seed
- name: past-orders
  service: order-service
  run: python -m order_service.seed --list-payments > /work/payments.json
- name: offers
  service: search-service
  run: python -m search_service.seed
- name: past-payments
  service: payment-service
  run: python -m payment_service.seed --file /work/payments.json > /work/ids.json
  secrets:
    - {variable: PAYMENT_SANDBOX_ADMIN_KEY, secret: sandbox-secrets, key: SANDBOX_ADMIN_KEY}
- name: orders
  service: order-service
  run: python -m order_service.seed --payment-ids /work/ids.json
- name: visits
  service: analytics-service
  run: python -m analytics_service.seed
# end
{{- end -}}

{{/* Whom they call, by name and port. */}}
{{- define "demo.calls" -}}
# services.yaml: demo-calls
auth-service: 8001
product-service: 8002
sandbox: 8014
# end
{{- end -}}

{{/* One container; takes step, values and the rest of the context. */}}
{{- define "demo.step" -}}
{{- $service := .step.service -}}
{{- $prefix := trimSuffix "-service" $service | upper -}}
{{- $image := mustMergeOverwrite (deepCopy .values.image) (dig $service dict .values.images) -}}
name: {{ .step.name }}
image: {{ include "souk.image" (dict "name" $service "version" .version "values" (dict "image" $image)) }}
imagePullPolicy: {{ $image.pullPolicy }}
terminationMessagePolicy: FallbackToLogsOnError
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
# The schema first, as every pod of that service waits for it.
command: [sh, -ec]
args:
  - |
    python -m servicekit.migrate gate --directory /app --wait 600 >&2
    {{ .step.run }}
envFrom:
  - configMapRef: {name: {{ $service }}}
  - secretRef: {name: {{ $service }}-secrets}
env:
  {{- range $variable := list (printf "%s_DATABASE__URL" $prefix) "MIGRATE_DATABASE_URL" }}
  - name: {{ $variable }}
    valueFrom:
      secretKeyRef: {name: {{ $service }}-db, key: uri}
  {{- end }}
  # Seeding shares the database's connections with the pods that serve.
  - {name: {{ $prefix }}_DATABASE__POOL_MAX, value: "4"}
  {{- if eq $service "auth-service" }}
  - {name: AUTH_IDENTITY__AUTH_URL, value: "http://auth-service:8001"}
  {{- end }}
  {{- range .step.secrets }}
  - name: {{ .variable }}
    valueFrom:
      secretKeyRef: {name: {{ .secret }}, key: {{ .key }}}
  {{- end }}
  {{- with .values.extraEnv }}{{ toYaml . | nindent 2 }}{{ end }}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
  - {name: work, mountPath: /work}
  - {name: {{ $service }}-ca, mountPath: /run/souk/db, readOnly: true}
  {{- with .values.extraVolumeMounts }}{{ toYaml . | nindent 2 }}{{ end }}
resources: {{- toYaml .values.resources | nindent 2 }}
{{- end -}}

{{/* "yes" unless a Job for these very seeds was made before and did not fail. What only renders, without asking a cluster
(helm template, Argo CD), always has it. */}}
{{- define "demo.due" -}}
{{- $made := lookup "v1" "ConfigMap" (default "" .namespace) "demo" -}}
{{- if ne (dig "data" "seeds" "" $made) .values.seeds -}}
yes
{{- else -}}
{{- $over := dict -}}
{{- range $job := (lookup "batch/v1" "Job" (default "" .namespace) "").items -}}
  {{- if eq (dig "metadata" "labels" "app.kubernetes.io/name" "" $job) $.name -}}
    {{- range dig "status" "conditions" list $job -}}
      {{- if eq .status "True" -}}{{- $_ := set $over .type true -}}{{- end -}}
    {{- end -}}
  {{- end -}}
{{- end -}}
{{- if and $over.Failed (not $over.Complete) -}}yes{{- end -}}
{{- end -}}
{{- end -}}
