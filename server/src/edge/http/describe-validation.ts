import { counted } from '@peyvand/kernel/counted';

interface Fault {
  keyword: string;
  instancePath: string;
  /** Place of the broken rule in the schema: "#/properties/sort/anyOf/0/const". */
  schemaPath?: string | undefined;
  params: Record<string, unknown>;
  message?: string | undefined;
}

/** What is wrong with which field, in both languages, out of the validator's findings. */
export function describeValidation(
  faults: readonly Fault[],
  where = 'body',
): { path: string; fa: string; en: string }[] {
  return joinAlternatives(faults)
    .slice(0, 10)
    .map((fault) => {
      const field = fault.instancePath.split('/').filter(Boolean).join('.');
      const missing = fault.params.missingProperty ?? fault.params.additionalProperty;
      const path = [where === 'body' ? '' : where, field, missing].filter(Boolean).join('.') || where;
      return { path, ...sentence(fault) };
    });
}

/**
 * A value that fits none of several alternatives breaks each of them and the choice itself: said as one fault. Of words
 * it names those that are allowed; where one alternative is an object, only what is wrong inside it is told.
 */
function joinAlternatives(faults: readonly Fault[]): readonly Fault[] {
  const [choice] = faults
    .filter((one) => one.keyword === 'anyOf' || one.keyword === 'oneOf')
    // the innermost first: what it leaves is one fault of the next
    .sort((one, other) => (other.schemaPath ?? '').length - (one.schemaPath ?? '').length);
  if (choice === undefined) return faults;
  const under = faults.filter((one) => one !== choice && one.schemaPath?.startsWith(`${choice.schemaPath}/`));
  const rest = faults.filter((one) => one !== choice && !under.includes(one));
  const told = under.filter((one) => one.keyword !== 'type' && allowedIn(one) === undefined);
  if (told.length > 0) return joinAlternatives([...rest, ...told]);
  const allowed = under.flatMap((one) => allowedIn(one) ?? []);
  const kinds = under.flatMap((one) => (one.keyword === 'type' ? [String(one.params.type)] : []));
  const one: Fault = {
    ...choice,
    keyword: allowed.length > 0 ? 'enum' : 'type',
    params: allowed.length > 0 ? { allowedValues: [...new Set(allowed)] } : { type: kinds },
  };
  return joinAlternatives([...rest, one]);
}

/** The words that a broken rule would have taken. */
function allowedIn({ keyword, params }: Fault): readonly unknown[] | undefined {
  if (keyword === 'const') return [params.allowedValue];
  return keyword === 'enum' && Array.isArray(params.allowedValues) ? params.allowedValues : undefined;
}

const types: Record<string, { fa: string; en: string }> = {
  string: { fa: 'متن', en: 'a text' },
  integer: { fa: 'عدد صحیح', en: 'a whole number' },
  number: { fa: 'عدد', en: 'a number' },
  boolean: { fa: 'درست یا نادرست', en: 'true or false' },
  array: { fa: 'فهرست', en: 'a list' },
  object: { fa: 'شیء', en: 'an object' },
  null: { fa: 'خالی', en: 'null' },
};

function sentence({ keyword, params, message }: Fault): { fa: string; en: string } {
  const limit = params.limit as number;
  switch (keyword) {
    case 'required':
      return { fa: 'لازم است و نیامده', en: 'is required and missing' };
    case 'additionalProperties':
      return { fa: 'شناخته نیست', en: 'is not known' };
    case 'type': {
      const kinds = (Array.isArray(params.type) ? params.type : [params.type]).map(String);
      const said = (language: 'fa' | 'en') => kinds.map((kind) => types[kind]?.[language] ?? kind);
      return { fa: `باید ${said('fa').join(' یا ')} باشد`, en: `must be ${said('en').join(' or ')}` };
    }
    case 'enum':
    case 'const': {
      const allowed = (Array.isArray(params.allowedValues) ? params.allowedValues : [params.allowedValue]).map(String);
      return {
        fa: `باید یکی از این‌ها باشد: ${allowed.join('، ')}`,
        en: `must be one of: ${allowed.join(', ')}`,
      };
    }
    case 'minLength':
      return { fa: `دست‌کم ${limit} نویسه می‌خواهد`, en: `needs at least ${counted(limit, 'character')}` };
    case 'blank':
      return {
        fa: 'جز فاصله و نویسه‌های ناپیدا چیزی ندارد',
        en: 'holds nothing but blanks and characters that nobody sees',
      };
    case 'maxLength':
      return { fa: `از ${limit} نویسه بلندتر است`, en: `is longer than ${counted(limit, 'character')}` };
    case 'minimum':
    case 'exclusiveMinimum':
      return { fa: `کمتر از اندازهٔ مجاز است (${limit})`, en: `is below the allowed ${limit}` };
    case 'maximum':
    case 'exclusiveMaximum':
      return { fa: `بیشتر از اندازهٔ مجاز است (${limit})`, en: `is above the allowed ${limit}` };
    case 'minItems':
      return { fa: `دست‌کم ${limit} مورد می‌خواهد`, en: `needs at least ${counted(limit, 'item')}` };
    case 'maxItems':
      return { fa: `بیش از ${limit} مورد دارد`, en: `has more than ${counted(limit, 'item')}` };
    case 'format':
    case 'pattern':
      return {
        fa: 'به شکل درست نوشته نشده',
        en: `is not written in the expected form${params.format ? ` (${params.format})` : ''}`,
      };
    default:
      return { fa: 'درست نیست', en: message ?? 'is not valid' };
  }
}
