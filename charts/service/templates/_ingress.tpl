{{/* Only the paths that are public. The service gets the whole path. */}}
{{- define "souk.ingress" -}}
{{- $ingress := .values.ingress -}}
{{- if and $ingress.enabled .values.paths -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ .name }}
  labels: {{- include "souk.labels" . | nindent 4 }}
  {{- with include "souk.ingressAnnotations" . | fromYaml }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  ingressClassName: {{ $ingress.className }}
  {{- if $ingress.tls.enabled }}
  tls:
    - hosts: [{{ $ingress.host }}]
      {{- with $ingress.tls.secretName }}
      secretName: {{ . }}
      {{- end }}
  {{- end }}
  rules: {{- include "souk.ingressRules" . | nindent 4 }}
{{- end -}}
{{- end -}}

{{- define "souk.ingressRules" -}}
- http:
    paths:
      {{- range .values.paths }}
      - path: {{ . }}
        pathType: Prefix
        backend:
          service:
            name: {{ $.name }}
            port: {name: http}
      {{- end }}
  {{- with .values.ingress.host }}
  host: {{ . }}
  {{- end }}
{{- end -}}

{{/* Traefik redirects by a middleware, which plain HTTP alone may pass; others by an annotation. */}}
{{- define "souk.ingress-redirect" -}}
{{- $ingress := .values.ingress -}}
{{- if and $ingress.enabled $ingress.redirect .values.paths (eq $ingress.className "traefik") -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ .name }}-redirect
  labels: {{- include "souk.labels" . | nindent 4 }}
  annotations:
    traefik.ingress.kubernetes.io/router.entrypoints: web
    traefik.ingress.kubernetes.io/router.middlewares: redirect-to-https@file
spec:
  ingressClassName: traefik
  rules: {{- include "souk.ingressRules" . | nindent 4 }}
{{- end -}}
{{- end -}}

{{- define "souk.ingressAnnotations" -}}
{{- if .values.ingress.redirect }}
{{- if eq .values.ingress.className "traefik" }}
traefik.ingress.kubernetes.io/router.entrypoints: websecure
{{- else if eq .values.ingress.className "alb" }}
alb.ingress.kubernetes.io/listen-ports: '[{"HTTP": 80}, {"HTTPS": 443}]'
alb.ingress.kubernetes.io/ssl-redirect: "443"
{{- else if eq .values.ingress.className "nginx" }}
nginx.ingress.kubernetes.io/force-ssl-redirect: "true"
{{- else if not .values.ingress.annotations }}
{{- fail (printf "%s: say in ingress.annotations how the ingress class %s redirects HTTP to HTTPS." .name .values.ingress.className) }}
{{- end }}
{{- end }}
{{- with .values.ingress.annotations }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "souk.httproute" -}}
{{- $route := .values.httpRoute -}}
{{- if and $route.enabled .values.paths -}}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: {{ .name }}
  labels: {{- include "souk.labels" . | nindent 4 }}
spec:
  parentRefs: {{- toYaml $route.parentRefs | nindent 4 }}
  {{- with $route.hostnames }}
  hostnames: {{- toYaml . | nindent 4 }}
  {{- end }}
  rules:
    - matches: {{- include "souk.httprouteMatches" . | nindent 8 }}
      backendRefs: [{name: {{ .name }}, port: {{ .values.port }}}]
{{- end -}}
{{- end -}}

{{- define "souk.httprouteMatches" -}}
{{- range .values.paths }}
- path: {type: PathPrefix, value: {{ . }}}
{{- end }}
{{- end -}}

{{- define "souk.httproute-redirect" -}}
{{- $route := .values.httpRoute -}}
{{- if and $route.enabled $route.redirectFrom .values.paths -}}
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: {{ .name }}-redirect
  labels: {{- include "souk.labels" . | nindent 4 }}
spec:
  parentRefs:
    {{- range $route.parentRefs }}
    - {{ mustMerge (dict "sectionName" $route.redirectFrom) (omit . "sectionName") | toJson }}
    {{- end }}
  {{- with $route.hostnames }}
  hostnames: {{- toYaml . | nindent 4 }}
  {{- end }}
  rules:
    - matches: {{- include "souk.httprouteMatches" . | nindent 8 }}
      filters:
        - type: RequestRedirect
          requestRedirect: {scheme: https, statusCode: 301}
{{- end -}}
{{- end -}}
