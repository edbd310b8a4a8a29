-- The search key of a text, in SQL: the twin of kernel/src/fold.ts, where the rules are explained. Each class and list
-- below is the one of that file (fold.test.ts compares them), and fold.db.test.ts compares the answers, each code point.
-- PostgreSQL 15 and later, encoding UTF8, any locale: classes are code points under "C", lower case is "C" for ASCII and
-- a list for the rest, and normalize() meets only characters that Unicode 10 had assigned, one at a time, which no later
-- version may decompose otherwise. Bodies are parsed when made (`return`): they need no search_path and may stand in
-- indexes and generated columns.

create or replace function peyvand_fold(t text) returns text
  language sql immutable parallel safe strict
  return btrim(regexp_replace(regexp_replace(translate(lower(
    -- ASCII, Arabic letters and digits, the usual spaces: no decomposition needed. Most texts are only these.
    case when t collate "C" ~ '^[\u0020-\u007E\u00A0\u0600-\u061C\u061E-\u0674\u0679-\u06FF\u200C]*$' then t
    else (
      select string_agg(
        case when c collate "C" ~
          '[\u0080-\u036F\u0600-\u061C\u061E-\u06FF\u0750-\u077F\u08A0-\u08B4\u08B6-\u08BD\u08D4-\u08FF'
          '\u1D00-\u1DBF\u1E00-\u1EFF\u2000-\u2064\u2066-\u2071\u2074-\u208E\u2090-\u209C\u212A\u212B'
          '\u2160-\u217F\u2C60-\u2C7F\u3000\uA720-\uA7AE\uA7B0-\uA7B7\uA7F7-\uA7FF\uAB5C-\uAB5F\uFB00-\uFB06'
          '\uFB50-\uFBC1\uFBD3-\uFD3F\uFD50-\uFD8F\uFD92-\uFDC7\uFDF0-\uFDFD\uFE70-\uFE74\uFE76-\uFEFC\uFEFF'
          '\uFF01-\uFF5E]'
        then translate(normalize(c, nfkd),
          'ÆÐØÞĐĦŁŊŒŦƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƢƤƦƧƩƬƮƱƲƳƵƷƸƼǤǶǷȜȠȢȤȺȻȽȾɁɃɄɅɆɈɊɌɎẞỺỼỾⱠⱢⱣⱤⱧⱩⱫⱭⱮⱯⱰⱲ'
          'ⱵⱾⱿꜢꜤꜦꜨꜪꜬꜮꜲꜴꜶꜸꜺꜼꜾꝀꝂꝄꝆꝈꝊꝌꝎꝐꝒꝔꝖꝘꝚꝜꝞꝠꝢꝤꝦꝨꝪꝬꝮꝹꝻꝽꝾꞀꞂꞄꞆꞋꞍꞐꞒꞖꞘꞚꞜꞞꞠꞢꞤꞦꞨꞪꞫꞬꞭꞮꞰꞱꞲꞳꞴꞶ',
          'æðøþđħłŋœŧɓƃƅɔƈɖɗƌǝəɛƒɠɣɩɨƙɯɲɵƣƥʀƨʃƭʈʊʋƴƶʒƹƽǥƕƿȝƞȣȥⱥȼƚⱦɂƀʉʌɇɉɋɍɏßỻỽỿⱡɫᵽɽⱨⱪⱬɑɱɐɒⱳ'
          'ⱶȿɀꜣꜥꜧꜩꜫꜭꜯꜳꜵꜷꜹꜻꜽꜿꝁꝃꝅꝇꝉꝋꝍꝏꝑꝓꝕꝗꝙꝛꝝꝟꝡꝣꝥꝧꝩꝫꝭꝯꝺꝼᵹꝿꞁꞃꞅꞇꞌɥꞑꞓꞗꞙꞛꞝꞟꞡꞣꞥꞧꞩɦɜɡɬɪʞʇʝꭓꞵꞷ')
        else c end, '' order by place)
      from regexp_split_to_table(t collate "C", '') with ordinality as each_one (c, place))
    end collate "C"),
      U&'\064A\0649\06CC\0626\0643\06A9\06AA\0622\0623\0625\0671\0672\0673\0624\0629\06C0\06C1\06C2\06C3\06D5\06BE\06D3'
      '\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669',
      U&'\06CC\06CC\06CC\06CC\06A9\06A9\06A9\0627\0627\0627\0627\0627\0627\0648\0647\0647\0647\0647\0647\0647\0647\06D2'
      '01234567890123456789'),
      '[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD\u0300-\u036F\u0610-\u061A'
      '\u061C\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08D4-\u08E1'
      '\u08E3-\u08FF\u200D-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]',
      '', 'g'),
      '[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200C\u2028\u2029\u202F\u205F\u3000]+', ' ', 'g'));

-- The key without any space, for names: محمدرضا, محمد رضا and محمد‌رضا are one.
create or replace function peyvand_fold_compact(t text) returns text
  language sql immutable parallel safe strict
  return replace(peyvand_fold(t), ' ', '');
