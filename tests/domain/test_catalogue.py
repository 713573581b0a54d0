"""The catalogue that ships, and catalogues that may not."""

import pytest

from tidebook import bundled, language, paths
from tidebook.domain.catalogue import CatalogueError, parse

HEAD = "key,label,group,show,F94,IOM15,CCC03,NICE21,ACR16,snomed,snomed_name,code_status,note"
QUICK = [f"q{n},Quick {n},fatigue,Q,R,-,-,-,L,,,," for n in range(5)]


def test_the_catalogue_that_ships() -> None:
    catalogue = bundled.catalogue()
    assert [s.key for s in catalogue.quick] == ["fatigue", "pem", "unrefreshing_sleep", "pain_overall", "brain_fog"]
    assert sum(s.is_folded for s in catalogue.rated) == 8
    assert all(catalogue.by_key[s.key] is s for s in catalogue.symptoms)
    assert len(catalogue.by_key) == len(catalogue.symptoms) > len(catalogue.rated) > 50
    assert not [s.key for s in catalogue.rated if s.show == "E" or s.group == "context"]
    assert bundled.catalogue() is catalogue


def test_every_name_fits_into_a_row_and_its_brackets_are_closed() -> None:
    for symptom in bundled.catalogue().symptoms:
        assert symptom.name
        assert symptom.label == (f"{symptom.name} ({symptom.hint})" if symptom.hint else symptom.name)
        assert not set("()") & set(symptom.name + symptom.hint), symptom.key


@pytest.mark.parametrize(
    ("definition", "required"),
    [
        # The lists on which the program is founded (product.md): what each counts as a symptom of its own.
        ("F94", {"fatigue", "sore_throat", "muscle_pain", "joint_pain", "unrefreshing_sleep", "pem"}),
        ("ACR16", {"widespread_pain", "fatigue", "unrefreshing_sleep"}),
    ],
)
def test_the_founding_lists_are_covered(definition: str, required: set[str]) -> None:
    by_key = bundled.catalogue().by_key
    assert not [key for key in required if by_key[key].marks[definition] == "-"]


def test_symptoms_can_be_told_apart_in_a_set() -> None:
    symptoms = bundled.catalogue().symptoms
    assert len(set(symptoms)) == len(symptoms)


def test_names_come_in_the_language_spoken() -> None:
    symptom = bundled.catalogue().by_key["fatigue"]
    assert (symptom.name, symptom.hint) == ("Fatigue", "tiredness that rest does not fix")
    assert symptom.words == symptom.label
    language.speak("xx", paths.LOCALE)
    assert symptom.name == "Fatigue"


def test_rows_in_any_number_of_columns_are_read() -> None:
    catalogue = parse("\n".join([HEAD, *QUICK, 'own,"Own, with ""quotes"" (and a hint)",other,O,-,-,-,-,A,,,,']))
    own = catalogue.by_key["own"]
    assert (own.name, own.hint) == ('Own, with "quotes"', "and a hint")
    assert own.marks == {"F94": "-", "IOM15": "-", "CCC03": "-", "NICE21": "-", "ACR16": "A"}
    assert not own.is_quick
    assert not own.is_folded


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("q0,Again,fatigue,O,-,-,-,-,-,,,,", r"twice: \['q0'\]"),
        ("q5,A sixth,fatigue,Q,-,-,-,-,-,,,,", "five symptoms are quick ones, not 6"),
        ("no key,Label,group,O,-,-,-,-,-,,,,", "'no key' can not be read"),
        (",Label,group,O,-,-,-,-,-,,,,", "'' can not be read"),
        ("bare", "'bare' can not be read"),
        ("own,,group,O,-,-,-,-,-,,,,", "'own' can not be read"),
        ("own,Label,,O,-,-,-,-,-,,,,", "'own' can not be read"),
        ("own,Label,group,X,-,-,-,-,-,,,,", "'own' can not be read"),
        ("own,Label,group,O,-,?,-,-,-,,,,", "'own' can not be read"),
        ('own,"Label"x,group,O,-,-,-,-,-,,,,', "not CSV"),
        ('own,"Label', "not CSV"),
    ],
)
def test_a_row_that_can_not_be_right(row: str, words: str) -> None:
    with pytest.raises(CatalogueError, match=words):
        parse("\n".join([HEAD, *QUICK, row]))


def test_a_column_that_is_missing() -> None:
    with pytest.raises(CatalogueError, match="column 'ACR16' is missing"):
        parse("\n".join([HEAD.replace(",ACR16", ""), *QUICK]))


def test_an_empty_catalogue() -> None:
    with pytest.raises(CatalogueError, match="not 0"):
        parse(HEAD)
