import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../worker/features/knowledge/extract/number-format.ts';

describe('numbers of a spreadsheet', () => {
  it.each([
    [1500.5, '', '1500.5'],
    [0.1 + 0.2, 'General', '0.3'],
    [7790001234567, '0', '7790001234567'],
    [1500, '#,##0.00', '1500.00'],
    [1500, '"$"#,##0.00_);[Red]("$"#,##0.00)', '$1500.00'],
    [-12, '#,##0;[Red]-#,##0', '-12'],
    [8, '[$R$-416]\\ #,##0.00', 'R$ 8.00'],
    [12.5, '#,##0.00\\ [$€-C0A]', '12.50 €'],
    [2.5, '0.0##" kg"', '2.5 kg'],
    [0.255, '0.0%', '25.5%'],
    [42, '00000', '00042'],
    [46349, 'dd/mm/yyyy', '2026-11-23'],
    [46349.5, 'd/m/yyyy h:mm', '2026-11-23 12:00'],
    [0.375, 'h:mm', '09:00'],
    [0.375, 'hh:mm:ss', '09:00'],
    [46349.5, 'mmm yyyy hh:mm', '2026-11 12:00'],
    [44887, 'yyyy-mm-dd', '2026-11-23', true],
    [1e300, 'dd/mm/yyyy', '1e+300'],
  ])('%d as %s is %s', (value, code, shown, date1904 = false) => {
    expect(formatNumber(value, code, date1904 === true)).toBe(shown);
  });
});
