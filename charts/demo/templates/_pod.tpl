{{- define "demo.pod" -}}
{{- $steps := include "demo.steps" . | fromYamlArray -}}
{{- $services := list -}}
{{- range $steps }}{{ $services = append $services .service | uniq }}{{ end -}}
metadata:
  labels: {{- include "souk.selector" . | nindent 4 }}
spec:
  restartPolicy: OnFailure
  {{- include "souk.podSecurity" . | nindent 2 }}
  initContainers:
    {{- range initial $steps }}
    - {{- include "demo.step" (merge (dict "step" .) $) | nindent 6 }}
    {{- end }}
  containers:
    - {{- include "demo.step" (merge (dict "step" (last $steps)) .) | nindent 6 }}
  volumes:
    - {name: tmp, emptyDir: {sizeLimit: 512Mi}}
    - {name: work, emptyDir: {sizeLimit: 16Mi}}
    {{- range $services }}
    - name: {{ . }}-ca
      secret: {secretName: {{ . }}-db, optional: true, items: [{key: ca.crt, path: ca.crt}]}
    {{- end }}
    {{- with .values.extraVolumes }}{{ toYaml . | nindent 4 }}{{ end }}
{{- end -}}
