interface Fault {
  keyword: string;
  instancePath: string;
  params: Record<string, unknown>;
  message?: string | undefined;
}

/** What is wrong with which field, in both languages, out of the validator's findings. */
export function describeValidation(
  faults: readonly Fault[],
  where = 'body',
): { path: string; fa: string; en: string }[] {
  return faults.slice(0, 10).map((fault) => {
    const field = fault.instancePath.split('/').filter(Boolean).join('.');
    const missing = fault.params.missingProperty ?? fault.params.additionalProperty;
    const path = [where === 'body' ? '' : where, field, missing].filter(Boolean).join('.') || where;
    return { path, ...sentence(fault) };
  });
}

const types: Record<string, { fa: string; en: string }> = {
  string: { fa: 'متن', en: 'a text' },
  integer: { fa: 'عدد صحیح', en: 'a whole number' },
  number: { fa: 'عدد', en: 'a number' },
  boolean: { fa: 'درست یا نادرست', en: 'true or false' },
  array: { fa: 'فهرست', en: 'a list' },
  object: { fa: 'شیء', en: 'an object' },
};

function sentence({ keyword, params, message }: Fault): { fa: string; en: string } {
  const limit = params.limit as number;
  switch (keyword) {
    case 'required':
      return { fa: 'لازم است و نیامده', en: 'is required and missing' };
    case 'additionalProperties':
      return { fa: 'شناخته نیست', en: 'is not known' };
    case 'type': {
      const type = types[String(params.type)];
      return { fa: `باید ${type?.fa ?? params.type} باشد`, en: `must be ${type?.en ?? params.type}` };
    }
    case 'enum':
    case 'const':
      return {
        fa: 'مقدار مجازی نیست',
        en: `must be one of the allowed values${Array.isArray(params.allowedValues) ? ` (${params.allowedValues.join(', ')})` : ''}`,
      };
    case 'minLength':
      return { fa: `دست‌کم ${limit} نویسه می‌خواهد`, en: `needs at least ${limit} characters` };
    case 'maxLength':
      return { fa: `از ${limit} نویسه بلندتر است`, en: `is longer than ${limit} characters` };
    case 'minimum':
    case 'exclusiveMinimum':
      return { fa: `کمتر از اندازهٔ مجاز است (${limit})`, en: `is below the allowed ${limit}` };
    case 'maximum':
    case 'exclusiveMaximum':
      return { fa: `بیشتر از اندازهٔ مجاز است (${limit})`, en: `is above the allowed ${limit}` };
    case 'minItems':
      return { fa: `دست‌کم ${limit} مورد می‌خواهد`, en: `needs at least ${limit} items` };
    case 'maxItems':
      return { fa: `بیش از ${limit} مورد دارد`, en: `has more than ${limit} items` };
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
