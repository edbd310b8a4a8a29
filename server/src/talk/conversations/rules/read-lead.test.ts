import { describe, expect, it } from 'vitest';
import { readLead } from './read-lead.ts';

describe('a form says who sent it', () => {
  it('in Persian, with any spelling of the labels', () => {
    expect(readLead({ 'نام و نام‌خانوادگی': 'مریم احمدی', 'شماره‌ی تماس:': '۰۹۱۲۳۴۵۶۷۸۹', 'متن پیام': 'سلام' })).toEqual({
      name: 'مریم احمدی',
      phone: '۰۹۱۲۳۴۵۶۷۸۹',
    });
    expect(readLead({ نام: 'مریم', 'نام خانوادگي': 'احمدی', ايميل: 'm@example.com' })).toEqual({
      name: 'مریم احمدی',
      email: 'm@example.com',
    });
  });

  it('in English, however programs write labels', () => {
    for (const label of ['phone', 'Phone Number', 'phone_number', 'phoneNumber', 'Mobile *', 'WhatsApp'])
      expect(readLead({ [label]: ' +98 912 ' })).toEqual({ phone: '+98 912' });
    expect(readLead({ firstName: 'Maryam', last_name: 'Ahmadi', 'E-mail': 'm@example.com' })).toEqual({
      name: 'Maryam Ahmadi',
      email: 'm@example.com',
    });
  });

  it('or says nothing', () => {
    expect(readLead({ message: 'call me', phone: '  ' })).toEqual({});
  });
});
