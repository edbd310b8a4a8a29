/**
 * The operationId of a route, made of its method and path alone, so that it stays while the words around it change:
 * "GET /customers/:id/purchases" is getCustomersByIdPurchases.
 */
export function nameOperation(method: string, path: string): string {
  const parts = path
    .split('/')
    .filter((part) => part !== '')
    .map((part) =>
      /^[:{]/.test(part) ? `By${capital(part.replace(/\W/g, ''))}` : part.split(/\W/).map(capital).join(''),
    );
  return `${method.toLowerCase()}${parts.join('')}`;
}

/** "purchase" is "Purchase". */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
