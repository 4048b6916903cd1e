import { type CodeTopic, py } from "./task.ts";

export const pandas: CodeTopic = {
  topic: "Data Analysis with pandas",
  keywords: ["pandas", "dataframe", "dataframes"],
  tasks: [
    {
      task: "use pandas to total the $measure of each $group and sort the groups from the largest total down",
      lead: "Group by one column, add up the other, and sort the result:",
      code: py`
import pandas as pd


def totals(frame: pd.DataFrame) -> pd.Series:
    return frame.groupby("$group")["$measure"].sum().sort_values(ascending=False)


sample = pd.DataFrame({"$group": ["A", "B", "A", "C"], "$measure": [3, 5, 4, 1]})
`,
      call: "totals(sample).to_dict()",
      check: 'totals(sample).to_dict() == {"A": 7, "B": 5, "C": 1}',
      how: "`groupby` splits the rows by group, `sum` adds up each part, and `sort_values` puts the largest first. The result is a Series whose index holds the groups.",
      cost: "Linear in the number of rows, plus sorting the groups.",
      edge: "Rows without a group are left out silently; pass `dropna=False` to `groupby` to keep them as a group of their own.",
      alternative: "`pivot_table` does the same and can split by a second column at once.",
      variables: {
        measure: ["revenue", "distance", "hours", "visits", "rainfall", "weight", "donations"],
        group: ["region", "team", "store", "month", "driver", "category", "station"],
      },
    },
    {
      task: "clean a pandas table of $records by dropping exact repeats, turning dates into real dates and filling missing amounts with the median",
      lead: "Chain the steps, so that the function reads like a list of what is done:",
      code: py`
import pandas as pd


def clean(frame: pd.DataFrame) -> pd.DataFrame:
    return (
        frame.drop_duplicates()
        .assign(
            date=lambda f: pd.to_datetime(f["date"], errors="coerce"),
            amount=lambda f: f["amount"].fillna(f["amount"].median()),
        )
        .dropna(subset=["date"])
        .reset_index(drop=True)
    )


sample = pd.DataFrame(
    {
        "date": ["2024-03-01", "2024-03-01", "no date", "2024-03-04", "2024-03-05"],
        "amount": [10.0, 10.0, 20.0, None, 30.0],
    }
)
`,
      call: 'clean(sample)["amount"].tolist()',
      check: 'clean(sample)["amount"].tolist() == [10.0, 20.0, 30.0]',
      how: '`errors="coerce"` turns an unreadable date into a missing one, which `dropna` then removes. Each lambda sees the table as the step before left it.',
      cost: "Each step copies the table once, so allow for about three times its size in memory.",
      edge: "The median is taken before rows with bad dates are removed. Swap the two steps if those rows should have no say.",
      alternative: 'Filling by the median of a group, with `groupby(...).transform("median")`, is fairer when groups differ much.',
      variables: {
        records: ["invoices", "sensor readings", "donations", "parking tickets", "lab results", "expense claims", "race times"],
      },
    },
    {
      task: "join two pandas tables, $left and $right, and list the rows of the first without a partner in the second",
      lead: "A left join with `indicator=True` says for each row where it was found:",
      code: py`
import pandas as pd


def without_partner(left: pd.DataFrame, right: pd.DataFrame, key: str) -> pd.DataFrame:
    keys = right[[key]].drop_duplicates()
    joined = left.merge(keys, on=key, how="left", indicator=True)
    return joined[joined["_merge"] == "left_only"].drop(columns="_merge")


first = pd.DataFrame({"id": [1, 2, 3], "name": ["one", "two", "three"]})
second = pd.DataFrame({"id": [1, 3, 3]})
`,
      call: 'without_partner(first, second, "id")["name"].tolist()',
      check: 'without_partner(first, second, "id")["name"].tolist() == ["two"]',
      how: "The column `_merge` is `both` or `left_only`. Only the keys of the second table are joined, each once, so that no row of the first table is multiplied.",
      cost: "pandas joins through a hash table, so time grows with the sum of both sizes.",
      edge: 'Keys of different types never match: the number 1 and the text "1" are strangers. Convert one side first.',
      alternative: "`left[~left[key].isin(right[key])]` is shorter and just as good for a single key column.",
      variables: {
        left: ["customers", "students", "members", "devices", "authors", "patients"],
        right: ["orders", "exam results", "payments", "service visits", "publications", "appointments"],
      },
    },
    {
      task: "compute a seven-day moving average of daily $measure in pandas, also where days are missing",
      lead: "Put the dates into the index and use a window of days rather than of rows:",
      code: py`
import pandas as pd


def moving_average(frame: pd.DataFrame) -> pd.Series:
    series = frame.assign(day=pd.to_datetime(frame["day"])).set_index("day")["value"].sort_index()
    return series.rolling("7D").mean()


sample = pd.DataFrame({"day": ["2024-05-01", "2024-05-02", "2024-05-20"], "value": [10, 20, 40]})
`,
      call: "moving_average(sample).tolist()",
      check: "moving_average(sample).tolist() == [10.0, 15.0, 40.0]",
      how: '`rolling("7D")` looks back seven days from each date, however many rows lie in between. With a plain `rolling(7)`, missing days would stretch the window.',
      cost: "Linear in the number of rows after sorting.",
      edge: "The first days average over fewer values. Pass `min_periods=7` if you would rather have them empty.",
      alternative: '`resample("D").asfreq()` first puts in the missing days, which is better if they should count as zero.',
      variables: {
        measure: ["bike rentals", "visitors", "power demand", "sales", "temperatures", "support tickets", "downloads", "harvest"],
      },
    },
    {
      task: "flag unusual $values in a pandas column by the interquartile range",
      lead: "Everything further than one and a half interquartile ranges outside the middle half counts as unusual:",
      code: py`
import pandas as pd


def unusual(values: pd.Series, factor: float = 1.5) -> pd.Series:
    low, high = values.quantile(0.25), values.quantile(0.75)
    margin = factor * (high - low)
    return (values < low - margin) | (values > high + margin)


sample = pd.Series([10, 11, 12, 11, 10, 12, 95])
`,
      call: "sample[unusual(sample)].tolist()",
      check: "sample[unusual(sample)].tolist() == [95]",
      how: "The quartiles hardly move when a few values are extreme, so the limits stay put. The result is a column of True and False that can be used as a filter.",
      cost: "Finding quartiles needs a partial sort: close to linear.",
      edge: "When more than half of the values are equal the range is zero, and everything else is flagged.",
      alternative:
        "For roughly normal data a limit of three standard deviations is common, but extreme values stretch the very limit that should catch them.",
      variables: { values: ["prices", "delivery times", "blood pressures", "file sizes", "word counts", "salaries", "speeds", "bills"] },
    },
  ],
};
