export { groupOf, isRecord, readResources, resourceKey } from './resource';
export type { DocumentResource, Place, Resource } from './resource';
export type { EnumValue, Field, FieldType, Kind, ListType, MapType, NumberType, ObjectType, StarterOptions, StringType } from './types';
export { findKind, kinds } from './kinds';
export { fieldAt, fieldsOf, keyOrderOf } from './field-at';
export { validateResource } from './validate';
