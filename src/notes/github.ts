/** GitHub workflow commands: a finding as an annotation, escaped so that no text can forge another. */
import type { Diagnostic } from "../core/diagnostics.js";

/** `::error file=…,line=…,col=…,title=…::message`. */
export function githubAnnotation(diagnostic: Diagnostic): string {
  const { file, line, column, severity, message, suggestion, code } = diagnostic;
  const text = suggestion ? `${message}\n${suggestion}` : message;
  return `::${severity} file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(code)}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
