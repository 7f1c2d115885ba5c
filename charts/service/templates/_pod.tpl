{{- define "souk.pod" -}}
serviceAccountName: {{ .name }}
{{ include "souk.podSecurity" . }}
terminationGracePeriodSeconds: {{ .values.terminationGracePeriodSeconds }}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- if .values.database.enabled }}
initContainers:
  - name: gate
    {{- include "souk.gate" . | nindent 4 }}
{{- end }}
containers:
  - name: {{ .name }}
    {{- include "souk.container" . | nindent 4 }}
    {{- with .values.dev.module }}
    command: [python, -m, servicekit.reload, {{ . }}]
    {{- end }}
    ports:
      - {name: http, containerPort: {{ .values.port }}}
    {{- include "souk.environment" . | nindent 4 }}
    {{- include "souk.probes" . | nindent 4 }}
    lifecycle:
      preStop:
        sleep: {seconds: {{ .values.preStopSeconds }}}
    resources: {{- toYaml .values.resources | nindent 6 }}
volumes: {{- include "souk.volumes" . | nindent 2 }}
topologySpreadConstraints: {{- include "souk.spread" . | trim | nindent 2 }}
{{- range $key := list "nodeSelector" "tolerations" "affinity" }}
{{- with index $.values $key }}
{{ $key }}: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}
{{- end -}}

{{/* Pod security `restricted`, for a pod of ours. */}}
{{- define "souk.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  {{- with include "souk.user" . }}
  {{- . | nindent 2 }}
  {{- end }}
  seccompProfile: {type: RuntimeDefault}
{{- with .values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* As whom a pod runs; nothing where the platform says so. */}}
{{- define "souk.user" -}}
{{- with .values.runAsUser -}}
runAsUser: {{ int64 . }}
runAsGroup: {{ int64 . }}
fsGroup: {{ int64 . }}
{{- end -}}
{{- end -}}

{{/* What every container of ours has: the image, no rights, its places. */}}
{{- define "souk.container" -}}
image: {{ include "souk.image" . }}
imagePullPolicy: {{ .values.image.pullPolicy }}
terminationMessagePolicy: FallbackToLogsOnError
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: {{ empty .values.dev.module }}
  capabilities: {drop: [ALL]}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
  {{- if .values.database.enabled }}
  - {name: database-ca, mountPath: /run/souk/db, readOnly: true}
  {{- end }}
  {{- if .values.persistence.enabled }}
  - {name: data, mountPath: {{ .values.persistence.path }}}
  {{- end }}
  {{- if .values.texts.configMap }}
  - {name: texts, mountPath: /srv/texts, readOnly: true}
  {{- end }}
  {{- with .values.extraVolumeMounts }}{{ toYaml . | nindent 2 }}{{ end }}
{{- end -}}

{{- define "souk.volumes" -}}
- name: tmp
  emptyDir: {sizeLimit: 256Mi}
{{- if .values.database.enabled }}
- name: database-ca
  secret:
    secretName: {{ .name }}-db
    optional: true
    items: [{key: ca.crt, path: ca.crt}]
{{- end }}
{{- if .values.persistence.enabled }}
- name: data
  persistentVolumeClaim: {claimName: {{ .name }}}
{{- end }}
{{- with .values.texts.configMap }}
- name: texts
  configMap: {name: {{ . }}}
{{- end }}
{{- with .values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "souk.spread" -}}
{{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
- maxSkew: 1
  topologyKey: {{ $key }}
  whenUnsatisfiable: ScheduleAnyway
  matchLabelKeys: [pod-template-hash]
  labelSelector:
    matchLabels: {{- include "souk.selector" $ | nindent 6 }}
{{- end }}
{{- end -}}
