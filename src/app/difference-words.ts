import { counted } from './counted';
import type { DesignDifference } from './design-difference';

/** How much differs, without an end: `3 resources differ`. Files are counted where resources are not, or say the same. */
export function differing({ files, resources }: DesignDifference): string {
  const ofFiles = `${counted(files, 'file')} ${files === 1 ? 'differs' : 'differ'}`;
  if (resources === undefined) return ofFiles;
  if (resources === 0) return `${ofFiles}, and all resources say the same`;
  return `${counted(resources, 'resource')} ${resources === 1 ? 'differs' : 'differ'}`;
}

/** The same with what it differs from. */
export function differingFrom(difference: DesignDifference, name: string): string {
  const { files, resources } = difference;
  const same = resources === 0 ? '; all resources say the same' : '';
  return `${differing(resources === 0 ? { files, resources: undefined } : difference)} from ${name}${same}`;
}
