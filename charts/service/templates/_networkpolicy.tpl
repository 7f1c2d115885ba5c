{{- define "souk.networkpolicy" -}}
{{- if .values.networkPolicy.enabled -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .name }}
  labels: {{- include "souk.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels: {{- include "souk.selector" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    - ports: [{port: {{ .values.port }}, protocol: TCP}]
      from: {{- include "souk.callers" . | trim | nindent 8 }}
  egress:
    {{- include "souk.dns" . | trim | nindent 4 }}
    {{- include "souk.stores" . | trim | nindent 4 }}
    {{- include "souk.callees" . | trim | nindent 4 }}
{{- end -}}
{{- end -}}

{{/* The migrations' pods reach PostgreSQL, and nothing reaches them. */}}
{{- define "souk.jobs-networkpolicy" -}}
{{- if and .values.networkPolicy.enabled .values.database.enabled .values.database.managed -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .name }}-migrations
  labels: {{- include "souk.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels: {{- include "souk.jobLabels" . | nindent 6 }}
  policyTypes: [Ingress, Egress]
  egress:
    {{- include "souk.dns" . | trim | nindent 4 }}
    {{- include "souk.store" (dict "name" "postgres" "store" .values.stores.postgres) | nindent 4 }}
{{- end -}}
{{- end -}}

{{/* The pods of `helm test` reach the service they ask, and nothing reaches them. */}}
{{- define "souk.test-networkpolicy" -}}
{{- if .values.networkPolicy.enabled -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .name }}-test
  labels: {{- include "souk.labels" . | nindent 4 }}
spec:
  podSelector:
    matchLabels: {souk.dev/tests: {{ .name }}}
  policyTypes: [Ingress, Egress]
  egress:
    {{- include "souk.dns" . | trim | nindent 4 }}
    - to: [{podSelector: {matchLabels: {app.kubernetes.io/name: {{ .name }}}}}]
      ports: [{port: {{ .values.port }}, protocol: TCP}]
{{- end -}}
{{- end -}}

{{- define "souk.callers" -}}
{{- range .values.peers.calledBy }}
- podSelector: {matchLabels: {app.kubernetes.io/name: {{ . }}}}
{{- end }}
- podSelector: {matchLabels: {souk.dev/tests: {{ .name }}}}
{{- if .values.paths }}
{{- range .values.networkPolicy.gatewayNamespaces }}
- namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: {{ . }}}}
{{- end }}
{{- range .values.networkPolicy.gatewayCidrs }}
- ipBlock: {cidr: {{ . }}}
{{- end }}
{{- end }}
{{- if .values.metrics.enabled }}
{{- range .values.networkPolicy.monitoringNamespaces }}
- namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: {{ . }}}}
{{- end }}
{{- end }}
{{- end -}}

{{- define "souk.dns" -}}
- to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]
  ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]
{{- end -}}

{{- define "souk.stores" -}}
{{- range $name, $store := .values.stores }}
{{- if or $store.use (and (eq $name "otlp") $.values.telemetry.otlpEndpoint) }}
{{ include "souk.store" (dict "name" $name "store" $store) }}
{{- end }}
{{- end }}
{{- end -}}

{{- define "souk.store" -}}
- ports: [{port: {{ .store.port }}, protocol: TCP}]
  to:
    {{- range .store.cidrs }}
    - ipBlock: {cidr: {{ . }}}
    {{- else }}
    - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: {{ .store.namespace }}}}
      podSelector: {matchLabels: {app.kubernetes.io/name: {{ .name }}}}
    {{- end }}
{{- end -}}

{{- define "souk.callees" -}}
{{- range .values.peers.calls }}
- to: [{podSelector: {matchLabels: {app.kubernetes.io/name: {{ .name }}}}}]
  ports: [{port: {{ .port }}, protocol: TCP}]
{{- end }}
{{- range .values.networkPolicy.external }}
- to: [{ipBlock: {{ omit . "port" | toJson }}}]
  ports: [{port: {{ .port }}, protocol: TCP}]
{{- end }}
{{- end -}}
