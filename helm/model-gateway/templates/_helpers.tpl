{{- define "model-gateway.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* At most 50 characters, so that suffixes fit into a DNS label of 63. */}}
{{- define "model-gateway.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 50 | trimSuffix "-" -}}
{{- else if contains (include "model-gateway.name" .) .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "model-gateway.name" .) | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{/* Never with a version: a Deployment's selector cannot be changed. */}}
{{- define "model-gateway.selector" -}}
app.kubernetes.io/name: {{ include "model-gateway.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* Of the trial's Redis: by another name, so that no selector of the gateway's finds it. */}}
{{- define "model-gateway.redisSelector" -}}
app.kubernetes.io/name: {{ include "model-gateway.name" . | trunc 57 | trimSuffix "-" }}-redis
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "model-gateway.redisLabels" -}}
{{ include "model-gateway.redisSelector" . }}
app.kubernetes.io/part-of: model-gateway
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "model-gateway.redisUrl" -}}
{{- if .Values.redis.trial.enabled -}}
redis://{{ include "model-gateway.fullname" . }}-redis:6379
{{- else -}}
{{ .Values.redis.url }}
{{- end -}}
{{- end -}}

{{- define "model-gateway.labels" -}}
{{ include "model-gateway.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/part-of: model-gateway
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "model-gateway.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{- define "model-gateway.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "model-gateway.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{- define "model-gateway.catalogConfigMap" -}}
{{- .Values.existingCatalogConfigMap | default (printf "%s-catalog" (include "model-gateway.fullname" .)) -}}
{{- end -}}

{{- define "model-gateway.authMode" -}}
{{- .Values.auth.mode | default (ternary "required" "off" (ne .Values.auth.existingSecret "")) -}}
{{- end -}}

{{/* What the chart decides, and then config: the last line of a name counts. */}}
{{- define "model-gateway.properties" -}}
gateway.drain-timeout={{ .Values.drainTimeoutSeconds }}s
gateway.catalog.file=/work/catalog/catalog.yaml
gateway.auth.mode={{ include "model-gateway.authMode" . }}
{{- if .Values.providers.ollama.url }}
gateway.providers.ollama.base-url={{ .Values.providers.ollama.url }}
{{- else }}
gateway.providers.ollama.enabled=false
{{- end }}
{{- with .Values.providers.openai.baseUrl }}
gateway.providers.openai.base-url={{ . }}
{{- end }}
{{- with .Values.providers.anthropic.baseUrl }}
gateway.providers.anthropic.base-url={{ . }}
{{- end }}
{{- range $name, $value := .Values.config }}
{{ $name }}={{ if kindIs "float64" $value }}{{ $value | toJson }}{{ else }}{{ $value }}{{ end }}
{{- end }}
{{- end -}}

{{/* The ports of the configured URLs, as a JSON list. */}}
{{- define "model-gateway.urlPorts" -}}
{{- $ports := list -}}
{{- $usual := dict "http" "80" "https" "443" "redis" "6379" "rediss" "6379" -}}
{{- range list .Values.providers.ollama.url .Values.providers.openai.baseUrl .Values.providers.anthropic.baseUrl .Values.redis.url -}}
{{- if . -}}
{{- $url := urlParse . -}}
{{- $port := regexFind ":[0-9]+$" $url.host | trimPrefix ":" -}}
{{- $ports = append $ports (int ($port | default (get $usual $url.scheme))) -}}
{{- end -}}
{{- end -}}
{{- $ports | uniq | toJson -}}
{{- end -}}
