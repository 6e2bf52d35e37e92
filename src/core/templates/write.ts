import { scalar } from '../schema';

/** Text that goes into YAML as it is: part of a comment, or a value that is known to be plain. */
interface Plain {
  readonly plain: string;
}

/** Marks a text that is written as it is. */
export function plain(text: string): Plain {
  return { plain: text };
}

/** YAML with values filled in: strings as scalars that are read back as the same strings, numbers and plain texts as they are. */
export function yaml(strings: TemplateStringsArray, ...values: readonly (string | number | Plain)[]): string {
  const text = strings.map((part, index) => part + written(values[index])).join('');
  return text.replace(/^\n/, '');
}

/** A call's URL; the port is left out where the scheme implies it. */
export function url(scheme: 'http' | 'https' | 'tcp', host: string, port: number, path = ''): Plain {
  const implied = (scheme === 'http' && port === 80) || (scheme === 'https' && port === 443);
  return plain(`${scheme}://${host}${implied ? '' : `:${port}`}${path}`);
}

/** Several documents as one text. */
export function documents(...texts: readonly string[]): string {
  return texts.join('---\n');
}

/** The first lines of an EgressDesign, up to `spec:`. */
export function designHead(name: string): Plain {
  return plain(`apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata:\n  name: ${scalar(name)}\nspec:`);
}

function written(value: string | number | Plain | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return scalar(value);
  return typeof value === 'number' ? String(value) : value.plain;
}
