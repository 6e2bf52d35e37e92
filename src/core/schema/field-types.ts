import type {
  BooleanType,
  EnumValue,
  Field,
  FieldType,
  ListType,
  MapType,
  NumberType,
  ObjectType,
  StringType,
} from './types';

// Short ways to write the types of fields, so that the tables of the kinds read as tables.

/** Any text, or what the options narrow it to. */
export function text(options: Omit<StringType, 'type'> = {}): StringType {
  return { type: 'string', ...options };
}

/** A string with a fixed set of values, each with the consequence of choosing it. */
export function choice(...values: readonly EnumValue[]): StringType {
  return { type: 'string', enum: values };
}

/** Fields of one message of Istio's API, each with the place of the message in the reference, such as `#OutlierDetection` of a page. */
export function describedAt(url: string, fields: readonly Field[]): readonly Field[] {
  return fields.map((field) => ({ url, ...field }));
}

/** A mapping with these fields, of which at most one of each group of `oneOf` may be present. */
export function object(fields: readonly Field[], oneOf?: ObjectType['oneOf']): ObjectType {
  return oneOf ? { type: 'object', fields, oneOf } : { type: 'object', fields };
}

/** A list of items of one type. */
export function list(item: FieldType, options: Omit<ListType, 'type' | 'item'> = {}): ListType {
  return { type: 'list', item, ...options };
}

/** A mapping with keys that the user chooses, and values of one type. */
export function map(value: FieldType, options: Omit<MapType, 'type' | 'value'> = {}): MapType {
  return { type: 'map', value, ...options };
}

/** `true` or `false`. */
export const flag: BooleanType = { type: 'boolean' };
/** Any value: the CRD says nothing about what is in it. */
export const any: FieldType = { type: 'any' };

/** Bytes in base64. */
export const base64: StringType = { type: 'string', format: 'base64' };

/** A duration of at least 1 ms, as the CEL rule of the CRDs asks. */
export const duration: StringType = { type: 'string', format: 'duration', minimumMs: 1 };
/** A duration that the CRD does not look at; the decoder must still be able to read it. */
export const anyDuration: StringType = { type: 'string', format: 'duration' };

/** The largest numbers that Istio's 32-bit fields hold. */
export const maxUint32 = 4_294_967_295;
export const maxInt32 = 2_147_483_647;

/** 1 to 65535, enforced by a CEL rule of the CRD. */
export const port: NumberType = { type: 'integer', minimum: 1, maximum: 65_535, format: 'port' };
/** A port that the CRD bounds by 32 bits only. */
export const loosePort: NumberType = {
  type: 'integer',
  minimum: 0,
  maximum: maxUint32,
  format: 'port',
  within: { minimum: 1, maximum: 65_535 },
};
/** An unsigned number of 32 bits. */
export const uint32: NumberType = { type: 'integer', minimum: 0, maximum: maxUint32 };
/** The share of a destination, beside those of the others in its list. */
export const weight: NumberType = { type: 'integer', minimum: 0, maximum: maxUint32, format: 'weight' };

/** A signed 32-bit number of the CRD that istiod's webhook wants between these bounds (row `ref`). */
export function int32(within?: NumberType['within'], format?: NumberType['format']): NumberType {
  return {
    type: 'integer',
    minimum: -maxInt32 - 1,
    maximum: maxInt32,
    ...(within ? { within } : {}),
    ...(format ? { format } : {}),
  };
}

/** A count that may not be negative: 0 and absent both mean the default. */
export function count(ref: string): NumberType {
  return int32({ minimum: 0, ref });
}

/** 0 to 100 as a fraction, bounded by the CRD. */
export const percentage: NumberType = { type: 'number', minimum: 0, maximum: 100, format: 'percent' };

/** Labels by which pods are selected, or that they have. */
export const labels: MapType = map(text({ format: 'label-value' }), { key: 'label' });
/** A list of texts. */
export const strings: ListType = list(text());
/** A list of texts of which each is worth writing once. */
export const distinctTexts = (type: StringType = text(), options: Omit<ListType, 'type' | 'item'> = {}): ListType =>
  list(type, { ...options, distinct: { ref: null } });
