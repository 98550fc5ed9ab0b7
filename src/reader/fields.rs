//! Which field of a record holds what.

use std::str::FromStr;

/// What a record can tell of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Title,
    Author,
    Site,
    Date,
    Url,
    Language,
    Text,
}

impl Field {
    const ALL: [Self; 8] = [
        Self::Id,
        Self::Title,
        Self::Author,
        Self::Site,
        Self::Date,
        Self::Url,
        Self::Language,
        Self::Text,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Title => "title",
            Self::Author => "author",
            Self::Site => "site",
            Self::Date => "date",
            Self::Url => "url",
            Self::Language => "language",
            Self::Text => "text",
        }
    }
}

/// How the fields of JSON records and the columns of CSV are called: as the interchange form has
/// them (`id`, `title`, `author`, `site`, `date`, `url`, `language`, `text`) unless set otherwise.
///
/// ```
/// use briefing::reader::Fields;
/// let mut fields = Fields::default();
/// fields.set("text=body".parse()?);
/// fields.set("date=meta.published".parse()?);
/// assert!("writer=name".parse::<briefing::reader::FieldName>().is_err());
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<FieldName>);

/// That one field has another name, as `text=body`.
///
/// The name may lead into an object by full stops (`content.body`), where there is no field of the
/// whole name. An empty one says that there is no such field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldName {
    field: Field,
    name: String,
}

impl FromStr for FieldName {
    type Err = String;

    /// # Errors
    ///
    /// What the form must be.
    fn from_str(mapping: &str) -> Result<Self, Self::Err> {
        let allowed = || {
            let names = Field::ALL.map(Field::name).join(", ");
            format!("must be FIELD=NAME with one of {names} as FIELD, such as text=body")
        };
        let (field, name) = mapping.split_once('=').ok_or_else(allowed)?;
        let field = Field::ALL.into_iter().find(|it| it.name() == field.trim());
        let name = name.trim().to_owned();
        let field = field.ok_or_else(allowed)?;
        if field == Field::Text && name.is_empty() {
            return Err(allowed());
        }
        Ok(Self { field, name })
    }
}

impl Fields {
    /// Renames a field; the last name counts.
    pub fn set(&mut self, name: FieldName) {
        self.0.retain(|known| known.field != name.field);
        self.0.push(name);
    }

    /// The name of a field.
    pub(super) fn name(&self, field: Field) -> &str {
        let renamed = self.0.iter().find(|renamed| renamed.field == field);
        renamed.map_or(field.name(), |renamed| renamed.name.as_str())
    }
}

impl FromIterator<FieldName> for Fields {
    fn from_iter<I: IntoIterator<Item = FieldName>>(names: I) -> Self {
        let mut fields = Self::default();
        names.into_iter().for_each(|name| fields.set(name));
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_name_counts() {
        let names = ["text=body", "title = headline", "text=content", "date="];
        let fields: Fields = names.iter().map(|name| name.parse().unwrap()).collect();
        let found = Field::ALL.map(|field| fields.name(field));
        assert_eq!(
            found,
            [
                "id", "headline", "author", "site", "", "url", "language", "content"
            ]
        );
    }

    #[test]
    fn what_names_no_field_is_refused() {
        for wrong in ["", "body", "writer=name", "text=", "=body"] {
            let error = wrong.parse::<FieldName>().unwrap_err();
            assert!(error.starts_with("must be FIELD=NAME"), "{error}");
        }
    }
}
