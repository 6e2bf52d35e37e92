import type { SourceFile } from '../workspace';

/** What a template can be given. Each template has those that make a difference to it. */
export interface TemplateValues {
  /** Name of its resources: a DNS-1123 label. */
  readonly name: string;
  /** Namespace of its resources and workloads. */
  readonly namespace: string;
  /** The external host: a full name, no wildcard and no address. */
  readonly host: string;
  /** The port of the server. */
  readonly port: number;
}

/** What a template can be asked for. */
export type ParameterName = keyof TemplateValues;

/** What a template asks of the mesh, beyond what its own resources say. */
export interface MeshNeed {
  /** The least Istio release. */
  readonly istioVersion: string;
  /** What does not work without it, in one sentence. */
  readonly why: string;
}

/** The two texts that a template writes. */
interface TemplateText {
  /** Istio's resources, and Kubernetes' where they belong to it: several documents. */
  readonly resources: string;
  /** One EgressDesign with the workloads, their calls and what is promised of them. */
  readonly design: string;
}

/** A pattern of egress that a design can begin with. */
export interface Template {
  /** Its file in this room, and its name in links. */
  readonly id: string;
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly purpose: string;
  /** What to learn from it, a sentence each. */
  readonly teaches: readonly string[];
  /** Kinds of its resources, as often as they occur, in the order of the text. */
  readonly kinds: readonly string[];
  readonly defaults: TemplateValues;
  /** The parameters that it has, in the order of its form. */
  readonly parameters: readonly ParameterName[];
  /** What the host's port speaks, where the template depends on it; undefined where any port will do. */
  readonly speaks?: 'tls' | 'http';
  readonly needs?: MeshNeed;
  readonly write: (values: TemplateValues) => TemplateText;
}

/** The parameters of most templates. */
export const allParameters: readonly ParameterName[] = ['name', 'namespace', 'host', 'port'];

/** The files of a template for some values; what a template has no parameter for stays as it is by default. */
export function filesOf(template: Template, values: Partial<TemplateValues> = {}): readonly SourceFile[] {
  const full = fullValues(template, values);
  const { resources, design } = template.write(full);
  return [
    { path: fileNameOf(full.name), text: resources },
    { path: 'design.yaml', text: design },
  ];
}

/** The given values, with the template's own where none is given or the template has no such parameter. */
function fullValues(template: Template, values: Partial<TemplateValues>): TemplateValues {
  const given = Object.entries(values).filter(
    ([key, value]) => value !== undefined && template.parameters.some((parameter) => parameter === key),
  );
  return { ...template.defaults, ...Object.fromEntries(given) };
}

/** The file of a template's resources: by their name, but never the file of the design. */
function fileNameOf(name: string): string {
  return name === 'design' ? 'design-egress.yaml' : `${name}.yaml`;
}
