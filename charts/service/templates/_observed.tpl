{{/* Not empty where a ServiceMonitor is rendered. */}}
{{- define "souk.monitored" -}}
{{- $metrics := .values.metrics -}}
{{- if and $metrics.enabled (or (eq $metrics.serviceMonitor "always") (and (eq $metrics.serviceMonitor "auto") .monitoringApi)) -}}
yes
{{- end -}}
{{- end -}}

{{- define "souk.servicemonitor" -}}
{{- if include "souk.monitored" . -}}
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: {{ .name }}
  labels:
    {{- include "souk.labels" . | nindent 4 }}
    {{- with .values.metrics.labels }}{{ toYaml . | nindent 4 }}{{ end }}
spec:
  selector:
    matchLabels: {{- include "souk.selector" . | nindent 6 }}
  endpoints:
    - {port: http, path: /metrics, interval: {{ .values.metrics.interval }}}
{{- end -}}
{{- end -}}

{{/* `helm test`: the Service leads to a pod that is ready. */}}
{{- define "souk.test" -}}
apiVersion: v1
kind: Pod
metadata:
  name: {{ .name }}-test
  labels:
    app.kubernetes.io/name: {{ .name }}-test
    app.kubernetes.io/part-of: souk
    souk.dev/tests: {{ .name }}
  annotations:
    helm.sh/hook: test
    helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
spec:
  restartPolicy: Never
  {{- include "souk.podSecurity" . | nindent 2 }}
  containers:
    - name: test
      image: {{ include "souk.image" . }}
      imagePullPolicy: {{ .values.image.pullPolicy }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities: {drop: [ALL]}
      command:
        - python
        - -c
        - |
          from urllib.request import urlopen
          print(urlopen("http://{{ .name }}:{{ .values.port }}/health/ready", timeout=10).read().decode())
      resources:
        requests: {cpu: 10m, memory: 32Mi}
        limits: {cpu: 500m, memory: 128Mi}
{{- end -}}
