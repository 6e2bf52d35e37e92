import { proxyPorts } from '../schema';
import type { ParameterName, Template, TemplateValues } from './template';

/** Room for a label before the host, which some templates add. */
const longestHost = 240;

/** Why a template cannot take a value as it was typed, in one sentence; null when it can. */
export function refuseParameter(parameter: ParameterName, text: string, speaks?: Template['speaks']): string | null {
  switch (parameter) {
    case 'name':
      return refuseLabel('name', text);
    case 'namespace':
      return refuseLabel('namespace', text);
    case 'host':
      return refuseHost(text);
    case 'port':
      return refusePort(text) ?? refuseSpoken(Number(text), speaks);
  }
}

/** The values of texts that were typed; null while one of them is refused. */
export function readParameters(
  template: Template,
  texts: Readonly<Partial<Record<ParameterName, string>>>,
): TemplateValues | null {
  const values: Record<string, string | number> = { ...template.defaults };
  for (const parameter of template.parameters) {
    const text = texts[parameter] ?? String(template.defaults[parameter]);
    if (refuseParameter(parameter, text, template.speaks) !== null) return null;
    values[parameter] = parameter === 'port' ? Number(text) : text;
  }
  return values as unknown as TemplateValues;
}

function refuseLabel(what: string, text: string): string | null {
  if (text === '') return `The ${what} is empty.`;
  if (text.length > 63) return `The ${what} has ${text.length} characters; 63 are the most.`;
  if (/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text)) return null;
  return `${text} is not a Kubernetes ${what}: use small letters, digits and -, and begin and end with a letter or digit.`;
}

function refuseHost(text: string): string | null {
  if (text === '') return 'The host is empty.';
  if (text.length > longestHost) return `The host has ${text.length} characters; ${longestHost} are the most here.`;
  const labels = text.split('.');
  const fits = labels.every((label) => /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(label));
  if (!fits) return `${text} is not a host name in small letters; leave out the scheme, port and path.`;
  if (labels.length < 2)
    return `${text} has no dot: Istio takes such a name for a Service of Kubernetes. Write the full name.`;
  if (/^\d+$/.test(labels.at(-1) ?? ''))
    return `${text} ends in a number, so it is no name. Write the name of the host.`;
  return null;
}

function refusePort(text: string): string | null {
  const number = Number(text);
  if (!/^[1-9]\d*$/.test(text) || number > 65_535)
    return `${text === '' ? 'Nothing' : text} is not a port: write a number from 1 to 65535.`;
  if (proxyPorts.has(number)) return `Istio’s proxies listen on ${text} themselves. Choose another port.`;
  return null;
}

function refuseSpoken(port: number, speaks: Template['speaks']): string | null {
  if (speaks === 'tls' && port === 80)
    return 'Servers speak plain HTTP on port 80, and here the proxy starts TLS to it. Choose the port for TLS.';
  if (speaks === 'http' && port === 443)
    return 'Servers speak TLS on port 443, and here calls leave in plain HTTP. Choose the port for HTTP.';
  return null;
}
