-- SPDX-License-Identifier: GPL-3.0-or-later
-- Everything that makes up the schema, one object a line, the same on every version of PostgreSQL: what `migrate deploy`
-- leaves is compared with catalog.txt, which a test keeps up to date. Left out: extensions, Prisma's own table, the
-- compression of columns (a server may have been built without lz4), the schema that pgcrypto lies in, and owners.
WITH tables AS (
    SELECT c.oid, c.relrowsecurity, n.nspname || '.' || c.relname AS name
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'sync') AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> '_prisma_migrations')
SELECT line FROM (
    SELECT 'table ' || name || CASE WHEN relrowsecurity THEN ' row security' ELSE '' END AS line FROM tables
    UNION ALL
    SELECT 'column ' || t.name || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
           || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
           || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
    FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    UNION ALL
    SELECT 'constraint ' || t.name || '.' || c.conname || ' ' || pg_get_constraintdef(c.oid)
           || CASE WHEN c.convalidated THEN '' ELSE ' not valid' END
    FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype IN ('c', 'f', 'p', 'u', 'x')
    UNION ALL
    SELECT 'index ' || t.name || '.' || ic.relname || ' ' || pg_get_indexdef(i.indexrelid)
           || CASE WHEN i.indisvalid THEN '' ELSE ' invalid' END
    FROM tables t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class ic ON ic.oid = i.indexrelid
    UNION ALL
    SELECT 'trigger ' || t.name || '.' || g.tgname || ' ' || pg_get_triggerdef(g.oid)
           || CASE g.tgenabled WHEN 'O' THEN '' ELSE ' disabled' END
    FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
    UNION ALL
    SELECT 'policy ' || t.name || '.' || p.polname || ' ' || p.polcmd::text || ' '
           || (SELECT string_agg(coalesce(r.rolname, 'public'), ',' ORDER BY r.rolname)
               FROM unnest(p.polroles) o LEFT JOIN pg_roles r ON r.oid = o)
           || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '')
           || coalesce(' check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
    FROM tables t JOIN pg_policy p ON p.polrelid = t.oid
    UNION ALL
    SELECT 'function ' || n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') '
           || CASE WHEN p.prosecdef THEN 'definer ' ELSE '' END || coalesce(array_to_string(p.proconfig, ' '), '') || ' '
           || md5(regexp_replace(p.prosrc, '[a-z_"]+\.(crypt|gen_salt|gen_random_bytes)\(', '\1(', 'g'))
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('public', 'sync')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT 'grant ' || t.name || coalesce('.' || g.col, '') || ' ' || g.grantee || ' '
           || string_agg(g.privilege, ',' ORDER BY g.privilege)
    FROM tables t
    JOIN (SELECT c.oid, NULL::name AS col, r.rolname AS grantee, x.privilege_type AS privilege
          FROM pg_class c CROSS JOIN aclexplode(c.relacl) x JOIN pg_roles r ON r.oid = x.grantee
          UNION ALL
          SELECT a.attrelid, a.attname, r.rolname, x.privilege_type
          FROM pg_attribute a CROSS JOIN aclexplode(a.attacl) x JOIN pg_roles r ON r.oid = x.grantee) g ON g.oid = t.oid
    WHERE g.grantee IN ('shortlist_client', 'shortlist_server')
    GROUP BY t.name, g.col, g.grantee
    UNION ALL
    SELECT 'execute ' || n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') '
           || coalesce(r.rolname, 'public')
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    CROSS JOIN aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x LEFT JOIN pg_roles r ON r.oid = x.grantee
    WHERE n.nspname IN ('public', 'sync') AND x.privilege_type = 'EXECUTE' AND x.grantee <> p.proowner
      AND (x.grantee = 0 OR r.rolname IN ('shortlist_client', 'shortlist_server'))
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
    UNION ALL
    SELECT 'sequence ' || n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND n.nspname IN ('public', 'sync')
) lines ORDER BY line COLLATE "C"
