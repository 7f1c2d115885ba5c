{{/* Everything a service's chart renders. Takes the chart's own context. */}}
{{- define "souk.service" -}}
{{- $context := include "souk.context" . | fromYaml -}}
{{- include "souk.checks" $context -}}
{{- $kinds := list "serviceaccount" "configmap" "networkpolicy" "jobs-networkpolicy" "test-networkpolicy" "volumeclaim" "k8s-service" "deployment" "autoscaler" "disruption-budget" "ingress" "ingress-redirect" "httproute" "httproute-redirect" "servicemonitor" "database" "test" -}}
{{- range $kind := $kinds }}
{{- with include (printf "souk.%s" $kind) $context | trim }}
---
{{ . }}
{{- end }}
{{- end }}
{{- end -}}

{{/* What every template below takes: name, prefix, chart, release, monitored, demo and the merged values. */}}
{{- define "souk.context" -}}
name: {{ .Chart.Name }}
prefix: {{ trimSuffix "-service" .Chart.Name | upper | replace "-" "_" }}
chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
version: {{ .Chart.AppVersion | quote }}
release: {{ .Release.Name }}
managedBy: {{ .Release.Service }}
namespace: {{ .Release.Namespace }}
monitoringApi: {{ .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}
demo: {{ dig "demo" false (.Values.global | default dict) }}
values: {{- include "souk.values" . | nindent 2 }}
{{- end -}}

{{/* The library's defaults, over them global.service, over that the chart's own values. */}}
{{- define "souk.values" -}}
{{- $defaults := omit .Values.service "global" -}}
{{- $shared := dig "service" dict (.Values.global | default dict) -}}
{{- $own := omit .Values "service" "global" -}}
{{- mustMergeOverwrite (dict) (deepCopy $defaults) (deepCopy $shared) (deepCopy $own) | toYaml -}}
{{- end -}}
