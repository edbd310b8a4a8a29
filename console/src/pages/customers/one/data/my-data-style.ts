/** How the file that a person gets looks: for reading and printing, with nothing from elsewhere. */
export const myDataStyle = `
body { font-family: Vazirmatn, Tahoma, system-ui, sans-serif; line-height: 1.8; max-width: 820px; margin: 32px auto; padding: 0 20px; color: #1d2426; }
h1 { font-size: 25px; margin: 0; } h2 { font-size: 19px; margin: 32px 0 8px; padding-bottom: 4px; border-bottom: 2px solid #0b7a75; }
dl { display: grid; grid-template-columns: minmax(120px, max-content) minmax(0, 1fr); gap: 4px 20px; margin: 0; }
dt { color: #566466; } dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; } ul > li { break-inside: avoid; } ul > li:has(> dl) { padding: 12px 0; border-bottom: 1px solid #e4eaea; }
.wide { overflow-x: auto; } table { border-collapse: collapse; min-width: 60%; }
th { color: #566466; font-weight: 400; white-space: nowrap; } .figure { white-space: nowrap; } th, td { text-align: start; vertical-align: top; padding: 3px 0; padding-inline-end: 20px; border-bottom: 1px solid #eef2f2; overflow-wrap: anywhere; }
.left { margin-top: 32px; color: #566466; font-size: 14px; }
@media (max-width: 480px) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 6px; } }
`;
