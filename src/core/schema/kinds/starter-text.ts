import type { StarterOptions } from '../types';

/** The first lines of a new document, up to and with the end of `metadata`. */
export function heading(apiVersion: string, kind: string, options: StarterOptions): string {
  const lines = [`apiVersion: ${apiVersion}`, `kind: ${kind}`, 'metadata:', `  name: ${scalar(options.name)}`];
  if (options.namespace !== undefined) lines.push(`  namespace: ${scalar(options.namespace)}`);
  return `${lines.join('\n')}\n`;
}

/** A string as a YAML scalar: plain where that is read back as the same string by YAML 1.1 and 1.2, else in double quotes. */
export function scalar(text: string): string {
  const plain = /^[A-Za-z][\w-]*(\.[\w-]+)*$/.test(text) && !/^(y|n|yes|no|on|off|true|false|null)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
