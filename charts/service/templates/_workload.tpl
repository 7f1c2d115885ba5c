{{- define "souk.serviceaccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .name }}
  labels: {{- include "souk.labels" . | nindent 4 }}
  {{- with .values.serviceAccount.annotations }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end -}}

{{- define "souk.k8s-service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
  labels: {{- include "souk.labels" . | nindent 4 }}
  {{- if and .values.metrics.enabled (not (include "souk.monitored" .)) }}
  annotations:
    prometheus.io/scrape: "true"
    prometheus.io/port: {{ .values.port | toString | quote }}
    prometheus.io/path: /metrics
  {{- end }}
spec:
  selector: {{- include "souk.selector" . | nindent 4 }}
  ports:
    - {name: http, port: {{ .values.port }}, targetPort: http, appProtocol: http}
{{- end -}}

{{/* Also where `replicas` is a number, which it then holds. */}}
{{- define "souk.autoscaler" -}}
{{- $scaling := .values.autoscaling -}}
{{- if or $scaling.enabled .values.replicas -}}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ .name }}
  labels: {{- include "souk.labels" . | nindent 4 }}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: {{ .name }}}
  minReplicas: {{ ternary $scaling.minReplicas .values.replicas $scaling.enabled }}
  maxReplicas: {{ include "souk.mostReplicas" . | trim }}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target: {type: Utilization, averageUtilization: {{ $scaling.targetCPU }}}
  behavior:
    scaleDown: {stabilizationWindowSeconds: {{ $scaling.scaleDownSeconds }}}
{{- end -}}
{{- end -}}

{{- define "souk.disruption-budget" -}}
{{- if .values.podDisruptionBudget.enabled -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .name }}
  labels: {{- include "souk.labels" . | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels: {{- include "souk.selector" . | nindent 6 }}
{{- end -}}
{{- end -}}

{{- define "souk.volumeclaim" -}}
{{- if .values.persistence.enabled -}}
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: {{ .name }}
  labels: {{- include "souk.labels" . | nindent 4 }}
  # As with databases: an uninstall takes no data, and the next install finds it.
  annotations: {helm.sh/resource-policy: keep}
spec:
  accessModes: [ReadWriteOnce]
  {{- with .values.persistence.storageClass }}
  storageClassName: {{ . }}
  {{- end }}
  resources:
    requests: {storage: {{ .values.persistence.size }}}
{{- end -}}
{{- end -}}
