import type { Resource } from '../../schema';
import type { Path } from '../../text';
import { formatDuration } from '../duration';
import { readDuration } from '../../schema';
import type { Origin } from '../trace/trace';

/** What stands in a field of Envoy's configuration. */
export type EnvoyValue = string | number | boolean | Placed | readonly EnvoyValue[] | EnvoyFields;

/** A message of Envoy by its field names, in the order in which they are printed; an undefined field is not sent. */
export interface EnvoyFields {
  readonly [field: string]: EnvoyValue | undefined;
}

/** A value with what it comes from, which holds for all below it that says nothing else. */
export class Placed {
  constructor(
    readonly value: EnvoyValue,
    readonly origin: Origin,
  ) {}
}

/** A value that comes from somewhere, if it is sent. */
export function from(origin: Origin | undefined, value: EnvoyValue): EnvoyValue;
export function from(origin: Origin | undefined, value: EnvoyValue | undefined): EnvoyValue | undefined;
export function from(origin: Origin | undefined, value: EnvoyValue | undefined): EnvoyValue | undefined {
  return origin === undefined || value === undefined ? value : new Placed(value, origin);
}

/** What nobody wrote. */
export const byIstio: Origin = { by: 'istio', resource: undefined, path: [] };

/** A part of a resource. */
export function writtenAt(resource: Resource, path: Path): Origin {
  return { by: 'resource', resource, path };
}

/** A field of MeshConfig. */
export function inMesh(...path: readonly string[]): Origin {
  return { by: 'mesh', resource: undefined, path };
}

/** A duration as Go writes it, `1m30s`, as Envoy's configuration is printed, `90s`; undefined for none. */
export function seconds(text: string | null | undefined): string | undefined {
  const milliseconds = text === null || text === undefined ? null : readDuration(text);
  return milliseconds === null ? undefined : formatDuration(milliseconds);
}

/** A message behind `typed_config`, by the name of its type. */
export function typed(type: string, fields: EnvoyFields): EnvoyFields {
  return { '@type': `type.googleapis.com/${type}`, ...fields };
}
