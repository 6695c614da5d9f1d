-- Of what stories crop by hand, the shapes that pages which link to them and machines are shown: as Cut.within has them.
INSERT INTO image_cut (hash, sha256, x, y, width, height)
SELECT substr(encode(sha256(convert_to(format('%s:%s,%s,%s,%s', sha256, x, y, width, height), 'UTF8')), 'hex'), 1, 20),
    sha256, x, y, width, height
FROM (
    SELECT DISTINCT sha256, x + (width - wide) / 2 AS x, y + (height - high) / 2 AS y, wide AS width, high AS height
    FROM (
        SELECT c.*, greatest(1, least(c.width, floor(c.height * r.ratio + 0.5)::int)) AS wide,
            greatest(1, least(c.height, floor(c.width / r.ratio + 0.5)::int)) AS high
        FROM (
            SELECT sha256, x, y, greatest(1, right_ - x) AS width, greatest(1, bottom - y) AS height
            FROM (
                SELECT DISTINCT f.sha256,
                    least(floor(p.x * f.width + 0.5)::int, f.width - 1) AS x,
                    least(floor(p.y * f.height + 0.5)::int, f.height - 1) AS y,
                    least(floor((p.x + p.width) * f.width + 0.5)::int, f.width) AS right_,
                    least(floor((p.y + p.height) * f.height + 0.5)::int, f.height) AS bottom
                FROM image_framing p JOIN image_version v ON v.image_id = p.image_id
                    JOIN image_file f ON f.sha256 = v.sha256) edges) c
            CROSS JOIN (VALUES (1200::float8 / 630), (1::float8), (4::float8 / 3), (16::float8 / 9)) r (ratio)) sized) cut
ON CONFLICT (hash) DO NOTHING;
